using System;
using System.Collections.Generic;
using System.Globalization;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Specs;

/// <summary>Reads the attributes of a capacitySpecification.</summary>
internal sealed class SettingsReader
{
    /// <summary>The largest number of evaluations that "for" may name.</summary>
    public const int MostEvaluations = 1000;

    private static readonly string[] s_known =
        ["id", "priority", "window", "statistic", "basis", "tolerance", "horizon", "risk", "correct", "for"];

    private static readonly string[] s_later = ["schedule"];

    private static readonly Dictionary<string, int> s_priorities = new(StringComparer.Ordinal)
    {
        ["low"] = 10, ["normal"] = 50, ["high"] = 75, ["critical"] = 100,
    };

    private static readonly string[] s_corrections = ["bandwidth", "none"];

    private readonly AttributeReader _attributes;

    public SettingsReader(SpecElement element, ProblemList problems) =>
        _attributes = new AttributeReader(element, s_known, s_later, problems);

    /// <summary>True where the file gives an id, good or not.</summary>
    public bool IsIdGiven => _attributes.Find("id") is not null;

    /// <summary>Reads the id that the file gives; a problem is noted.</summary>
    /// <returns>The id; null where there is none or it is refused.</returns>
    public string? ReadId()
    {
        string? id = _attributes.Text("id");
        if (id is not null && !SpecNames.IsName(id))
        {
            _attributes.Refuse("id", new ValueProblem("an id", SpecNames.Advice));
            return null;
        }

        return id;
    }

    /// <summary>Notes that a given id is not the specification's own.</summary>
    public void RefuseId(string advice) => _attributes.Refuse("id", new ValueProblem("an id of its own", advice));

    /// <summary>Reads the attributes; problems are noted and what is wrong keeps its default.</summary>
    public SpecificationSettings Read()
    {
        SpecificationSettings standard = SpecificationSettings.Default;
        return new SpecificationSettings
        {
            Priority = ReadOr("priority", standard.Priority, PriorityOf),
            Window = ReadOr("window", standard.Window, DurationOf),
            Statistic = ReadOr("statistic", standard.Statistic, StatisticOf),
            Basis = ReadOr("basis", standard.Basis, BasisOf),
            ToleranceFraction = ReadOr("tolerance", standard.ToleranceFraction, ShareOf),
            Horizon = ReadOr("horizon", standard.Horizon, DurationOf),
            Risk = ReadOr("risk", standard.Risk, ShareOf),
            BreachEvaluations = ReadOr("for", standard.BreachEvaluations, EvaluationsOf),
            MayChangeBandwidth = ReadOr("correct", standard.MayChangeBandwidth, CorrectionOf),
        };
    }

    private T ReadOr<T>(string name, T standard, Func<string, (T? Value, ValueProblem? Problem)> read)
    {
        if (_attributes.Text(name) is not string text)
        {
            return standard;
        }

        (T? value, ValueProblem? problem) = read(text);
        if (problem is not null)
        {
            _attributes.Refuse(name, problem);
        }

        return problem is null ? value! : standard;
    }

    private static (int Value, ValueProblem? Problem) PriorityOf(string text)
    {
        if (s_priorities.TryGetValue(text, out int word))
        {
            return (word, null);
        }

        return TryWhole(text, 100, out int priority)
            ? (priority, null)
            : (0, OneOf("low, normal, high, critical or a whole number from 1 to 100", text, s_priorities.Keys));
    }

    private static (TimeSpan Value, ValueProblem? Problem) DurationOf(string text) =>
        DurationText.TryParse(text, out TimeSpan duration)
            ? (duration, null)
            : (duration, new ValueProblem(
                "a span of time above 0 and of at most 31 d", "write it as 5 min, 90 s, 1 h, 2 d or 00:05:00"));

    private static (WindowStatistic? Value, ValueProblem? Problem) StatisticOf(string text)
    {
        if (text == "mean")
        {
            return (WindowStatistic.Mean, null);
        }

        bool isPercentile = TryWhole(text.Substring(1), 99, out int percentile) && text[0] is ('p' or 'P');
        return isPercentile && text[0] == 'p'
            ? (WindowStatistic.OfPercentile(percentile), null)
            : (null, OneOf("mean or p1 to p99", text, isPercentile ? [text.ToLowerInvariant()] : ["mean"]));
    }

    private static (ComplianceBasis Value, ValueProblem? Problem) BasisOf(string text) => text switch
    {
        "capacity" => (ComplianceBasis.Capacity, null),
        "throughput" => (ComplianceBasis.Throughput, null),
        _ => (default, OneOf("capacity or throughput", text, ["capacity", "throughput"])),
    };

    private static (double Value, ValueProblem? Problem) ShareOf(string text) =>
        ShareText.TryParse(text, out double share)
            ? (share, null)
            : (0, new ValueProblem(
                "a number from 0 to 1, or a percentage from 0 % to 100 %", "write it as 0.1 or 10 %"));

    private static (int Value, ValueProblem? Problem) EvaluationsOf(string text) =>
        TryWhole(text, MostEvaluations, out int evaluations)
            ? (evaluations, null)
            : (0, new ValueProblem(
                string.Format(CultureInfo.InvariantCulture, "a whole number from 1 to {0}", MostEvaluations),
                "write how many evaluations a breach must last"));

    private static (bool Value, ValueProblem? Problem) CorrectionOf(string text)
    {
        if (text is "bandwidth" or "none")
        {
            return (text == "bandwidth", null);
        }

        string? nearest = NearestName.Of(text, s_corrections);
        return (false, new ValueProblem(
            "bandwidth or none",
            nearest is null
                ? $"correct=\"{text}\" is not yet acted on; write bandwidth, or none to change nothing"
                : null,
            nearest));
    }

    private static ValueProblem OneOf(string expected, string text, IEnumerable<string> words)
    {
        string? nearest = NearestName.Of(text, words);
        return new ValueProblem(expected, nearest is null ? "write one of these" : null, nearest);
    }

    private static bool TryWhole(string text, int largest, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value)
        && value >= 1 && value <= largest;
}
