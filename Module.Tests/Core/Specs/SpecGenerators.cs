using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using NetUtil.Core.Model;
using NetUtil.Core.Specs;
using NetUtil.Core.Units;

namespace NetUtil.Tests.Core.Specs;

/// <summary>Random specs that a document can say.</summary>
internal static class SpecGenerators
{
    private static readonly string[] s_names =
    [
        "Web", "SQLDB", "Front End", "a b c", "x-1_y.z", "7", "0.5", "-", "Größe", "日本",
        "each", "Min", "max", "AVG", "Average", "Sum", "Connection", "P95", "P49", "when", "and", "or", "not",
            "gt", "le",
        "MBS",
    ];

    private static readonly Gen<string> s_text = Gen.String[Gen.Char["ab<>&\"'=,.*? /\\:äß#%[]\t\n"], 1, 12]
        .Select(text => text.Trim()).Where(text => text.Length > 0);

    private static readonly Gen<string> s_entry =
        s_text.Select(text => text.Replace(";", "")).Where(text => text.Trim().Length > 0);

    private static readonly Gen<string> s_property = s_text.Select(text => text.Replace("=", "").Trim())
        .Where(text => text.Length > 0);

    private static readonly Gen<Reduction> s_reduction = Gen.OneOf(
        OneOf(Reduction.Min, Reduction.Max, Reduction.Average, Reduction.Sum),
        Gen.Int[50, 99].Select(Reduction.OfPercentile));

    private static readonly Gen<Bandwidth> s_bandwidth = Gen.OneOf(
        Gen.Double[1e-6, 1e12].Select(bits => new Bandwidth(bits)),
        Gen.Int[1, 100_000].Select(amount => new Bandwidth(amount * 8e4)));

    private static readonly Gen<TimeSpan> s_duration = Gen.OneOf(
        Gen.Long[1, DurationText.Longest.Ticks].Select(ticks => new TimeSpan(ticks)),
        Gen.Int[1, 44_640].Select(minutes => TimeSpan.FromMinutes(minutes)));

    private static readonly Gen<double> s_share = Gen.OneOf(Gen.Double[0, 1].Where(part => part is 0 or > 1e-10),
        Gen.Int[0, 100].Select(percent => percent / 100d));

    private static readonly Gen<SpecificationSettings> s_settings =
        from priority in Gen.Int[1, 100]
        from window in s_duration
        from percentile in Gen.Int[0, 99]
        from isCapacity in Gen.Bool
        from tolerance in s_share
        from horizon in s_duration
        from risk in s_share
        from evaluations in Gen.Int[1, 1000]
        from mayChange in Gen.Bool
        from isDefault in Gen.Bool
        select isDefault ? SpecificationSettings.Default : new SpecificationSettings
        {
            Priority = priority,
            Window = window,
            Statistic = percentile == 0 ? WindowStatistic.Mean : WindowStatistic.OfPercentile(percentile),
            Basis = isCapacity ? ComplianceBasis.Capacity : ComplianceBasis.Throughput,
            ToleranceFraction = tolerance,
            Horizon = horizon,
            Risk = risk,
            BreachEvaluations = evaluations,
            MayChangeBandwidth = mayChange,
        };

    private static readonly Gen<ComponentBinding> s_machines =
        from names in s_entry.Array[0, 3]
        from ids in s_entry.Array[0, 3]
        from texts in s_text.Array[6]
        from property in s_property
        from given in Gen.Bool.Array[7]
        select new ComponentBinding
        {
            MachineNames = names,
            MachineIds = ids,
            Service = given[0] ? texts[0] : null,
            Tier = given[0] && given[1] ? texts[1] : null,
            PropertyName = given[2] ? property : null,
            PropertyValue = given[2] ? texts[2] : null,
            Tag = given[3] ? texts[3] : null,
            HostGroup = given[4] ? texts[4] : null,
            Cloud = given[5] ? texts[5] : null,
            Network = given[6] || names.Length + ids.Length == 0 ? "n & m" : null,
        };

    private static readonly Gen<ComponentBinding> s_external =
        from entries in OneOf("0.0.0.0/0", "10.1.2.3", "2001:db8::/32", "Branch office").Array[1, 3]
        from capacity in s_bandwidth
        from isGiven in Gen.Bool
        select new ComponentBinding
        {
            Externals = entries,
            ExternalCapacityBitsPerSecond = isGiven ? capacity.BitsPerSecond : null,
        };

    /// <summary>One of these.</summary>
    public static Gen<T> OneOf<T>(params T[] items) => Gen.Int[0, items.Length - 1].Select(index => items[index]);

    /// <summary>Statements about components of the given names.</summary>
    public static Gen<Statement> StatementOf(IReadOnlyList<string> names)
    {
        Gen<string> name = Gen.Int[0, names.Count - 1].Select(index => names[index]);
        Gen<PathNode> node = Gen.OneOf(
            name.Select(PathNode.Of),
                Gen.Select(s_reduction, name).Select((how, what) => PathNode.Reduced(how, what)));
        Gen<Reduction> outer = Gen.OneOf(s_reduction, Gen.Const(Reduction.Each));
        Gen<Measure> measure = Gen.OneOf(
            Gen.Select(outer, node.Array[2, 5]).Select((how, nodes) => new Measure(how, nodes)),
            Gen.Select(outer, node, node).Select((how, a, b) => new Measure(how, [a, b], isConnection: true)),
            Gen.Select(outer, node).Select((how, a) => new Measure(how, [a, PathNode.Any])),
            Gen.Select(outer, node).Select((how, a) => new Measure(how, [PathNode.Any, a], isConnection: true)));
        Gen<BoundComparison> bound =
            Gen.Select(measure, Gen.Enum<Comparison>(), s_bandwidth)
                .Select((a, sign, b) => new BoundComparison(a, sign, b));
        Gen<Condition> condition = Gen.Recursive<Condition>((depth, inner) => depth >= 5
            ? bound.Select(part => (Condition)new ComparisonCondition(part))
            : Gen.OneOf(
                bound.Select(part => (Condition)new ComparisonCondition(part)),
                Gen.Select(inner, inner).Select((a, b) => (Condition)new AndCondition(a, b)),
                Gen.Select(inner, inner).Select((a, b) => (Condition)new OrCondition(a, b)),
                inner.Select(a => (Condition)new NotCondition(a))));
        return Gen.OneOf(
            bound.Select(part => new Statement(part)),
            Gen.Select(bound, condition).Select((part, when) => new Statement(part, when)));
    }

    /// <summary>Specs with odd names, every attribute and every form of expression.</summary>
    public static Gen<ApplicationSpec> Spec() =>
        from application in s_text.Select(text => text.Replace('\n', ' ').Replace('\t', ' '))
        from names in Gen.Shuffle(s_names).SelectMany(all => Gen.Int[1, all.Length].Select(count => all[..count]))
        from bindings in Gen.OneOf(s_machines, s_external).Array[names.Length]
        from statements in StatementOf(names).Array[1, 3].Array[1, 4]
        from settings in s_settings.Array[statements.Length]
        from isGiven in Gen.Bool.Array[statements.Length]
        select new ApplicationSpec(
            application,
            names.Select((name, index) => new Component(name, bindings[index])).ToArray(),
            statements.Select((all, index) => new CapacitySpecification(
                isGiven[index] ? $"id {index}" : $"r{index + 1}", isGiven[index], settings[index], all))
                    .ToArray());
}
