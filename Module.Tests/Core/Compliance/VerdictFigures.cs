using System.Linq;
using NetUtil.Core.Compliance;

namespace NetUtil.Tests.Core.Compliance;

/// <summary>Looks into a verdict in Mbit/s.</summary>
internal static class VerdictFigures
{
    public static double? Observed(this PathCompliance verdict) => verdict.Observed / Scene.M;

    /// <summary>The names of the paths in order.</summary>
    public static string PathNames(this PathCompliance verdict) =>
        string.Join(", ", verdict.Paths.Select(path => path.Path));
}
