namespace NetUtil.Bench.Pairs;

/// <summary>How hard a data centre is to see through. Immutable.</summary>
internal sealed record WorldOptions
{
    /// <summary>How far each pair's share is from what the weights of its tier would give it: deviation of the
    /// logarithm.</summary>
    public double PairUnevenness { get; init; } = 0.5;

    /// <summary>Share of the applications that use the database of another one.</summary>
    public double SharedDatabaseShare { get; init; } = 0.2;

    /// <summary>Share of the applications whose servers call those of another application, of which no spec
    /// speaks.</summary>
    public double CallShare { get; init; } = 0.2;

    /// <summary>Share of the applications whose specs say nothing of the database.</summary>
    public double UntoldShare { get; init; } = 0.1;
}
