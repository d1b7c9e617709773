using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Tests.Layout;

/// <summary>The table of what each namespace may use, besides itself and NetUtil.Core.Internals.</summary>
internal static class NamespaceRules
{
    /// <summary>Stands for every namespace of NetUtil.Core.</summary>
    internal const string Core = "NetUtil.Core";

    /// <summary>Stands for every namespace.</summary>
    internal const string All = "NetUtil";

    /// <summary>The table.</summary>
    internal static IReadOnlyDictionary<string, string[]> Table { get; } = new Dictionary<string, string[]>
    {
        ["NetUtil.Core.Internals"] = [],
        ["NetUtil.Core.Units"] = [],
        ["NetUtil.Core.Optimization"] = [],
        ["NetUtil.Core.Model"] = OfCore("Units"),
        ["NetUtil.Core.Specs"] = OfCore("Units", "Model"),
        ["NetUtil.Core.Statistics"] = OfCore("Units", "Model"),
        ["NetUtil.Core.Import"] = OfCore("Units", "Model"),
        ["NetUtil.Core.Pairs"] = OfCore("Units", "Model", "Statistics", "Optimization"),
        ["NetUtil.Core.Compliance"] = OfCore("Units", "Model", "Statistics", "Optimization", "Pairs"),
        // What matters to a forecast is what specs bind, and full uplinks share as verdicts say they do.
        ["NetUtil.Core.Forecasting"] = OfCore("Model", "Statistics", "Compliance"),
        ["NetUtil.Core.Planning"] = OfCore("Units", "Model", "Statistics", "Compliance", "Optimization"),
        ["NetUtil.Core.Fabric"] = OfCore("Units", "Model"),
        ["NetUtil.Core.Execution"] = OfCore("Units", "Model", "Statistics", "Compliance", "Planning", "Fabric"),
        ["NetUtil.Core.Simulation"] = OfCore("Units", "Model", "Fabric"),
        ["NetUtil.Core.State"] = OfCore(
            "Units", "Model", "Specs", "Statistics", "Planning", "Fabric", "Execution"),
        ["NetUtil.Core.Control"] = OfCore(
            "Units",
            "Model",
            "Specs",
            "Statistics",
            "Pairs",
            "Compliance",
            "Forecasting",
            "Planning",
            "Fabric",
            "Execution",
            "State"),
        ["NetUtil.Storage"] = [Core],
        ["NetUtil.Providers"] = [Core],
        ["NetUtil.Loading"] = [Core],
        ["NetUtil.Formats"] = [Core],
        ["NetUtil.Errors"] = [Core],
        ["NetUtil.Outputs"] = [Core],
        ["NetUtil.Sessions"] =
            [Core, "NetUtil.Errors", "NetUtil.Loading", "NetUtil.Outputs", "NetUtil.Providers"],
        ["NetUtil.Parameters"] = [Core, "NetUtil.Outputs", "NetUtil.Sessions"],
        // Parameters that commands share carry attributes of NetUtil.Parameters, and what they report are
        // outputs.
        ["NetUtil.Bases"] =
        [
            Core, "NetUtil.Errors", "NetUtil.Outputs", "NetUtil.Parameters", "NetUtil.Providers", "NetUtil.Sessions",
        ],
        ["NetUtil.Commands"] = [All],
    };

    /// <summary>Says whether one namespace may use another.</summary>
    /// <param name="user">One that the table has.</param>
    /// <param name="used">Any namespace of NetUtil.</param>
    internal static bool Allow(string user, string used) =>
        used == user
        || used == "NetUtil.Core.Internals"
        || Table[user].Any(allowed => used == allowed || (IsGroup(allowed) && used.StartsWith(allowed + '.')));

    private static bool IsGroup(string name) => name is Core or All;

    private static string[] OfCore(params string[] names) => [.. names.Select(name => $"{Core}.{name}")];
}
