namespace NetUtil.Core.Optimization;

/// <summary>A coefficient of a variable.</summary>
/// <param name="Variable">Index of the variable, from 0.</param>
/// <param name="Coefficient">Finite.</param>
internal readonly record struct LinearTerm(int Variable, double Coefficient);
