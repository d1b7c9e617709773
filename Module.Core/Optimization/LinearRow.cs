using System.Collections.Generic;

namespace NetUtil.Core.Optimization;

/// <summary>A row of a linear program.</summary>
/// <param name="Terms">Its left side; each variable at most once.</param>
/// <param name="Sense">How the sides compare.</param>
/// <param name="Right">Its right side.</param>
internal sealed record LinearRow(IReadOnlyList<LinearTerm> Terms, RowSense Sense, double Right);
