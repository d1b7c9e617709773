using System;
using System.Linq;
using NetUtil.Core.Compliance;

namespace NetUtil.Storage;

/// <summary>Reads verdicts.</summary>
internal sealed class VerdictReader
{
    private readonly JsonProblems _problems;

    public VerdictReader(JsonProblems problems) => _problems = problems;

    /// <summary>Reads one.</summary>
    public PathCompliance Read(JsonPart part)
    {
        JsonObjectReader reader = new(part, _problems);
        PathCompliance verdict = new()
        {
            Application = reader.RequiredText("application"),
            Requirement = reader.RequiredText("requirement"),
            Expression = Words(reader, "expression"),
            Status = reader.RequiredChoice<ComplianceStatus>("status"),
            Likely = reader.Choice<ComplianceStatus>("likely"),
            Priority = (int)(reader.Integer("priority", 0, int.MaxValue) ?? 0),
            Required = Figure(reader, "required") ?? 0,
            Observed = Figure(reader, "observed"),
            ObservedLow = Figure(reader, "observedLow") ?? 0,
            ObservedHigh = Figure(reader, "observedHigh") ?? 0,
            Estimated = Figure(reader, "estimated"),
            Achievable = Figure(reader, "achievable"),
            Margin = Figure(reader, "margin"),
            Shortfall = Figure(reader, "shortfall") ?? 0,
            Evidence = reader.RequiredChoice<Evidence>("evidence"),
            WorstPath = Words(reader, "worstPath"),
            Reason = Words(reader, "reason"),
            Source = Words(reader, "source"),
            SampleAge = reader.Duration("sampleAge", TimeSpan.MinValue, TimeSpan.MaxValue),
            Time = reader.RequiredTime("time"),
            Obstacles = reader.Texts("obstacles"),
            Paths = reader.List("paths").Select(ReadPath).OfType<PathFigure>().ToArray(),
        };
        reader.Finish();
        return verdict;
    }

    private PathFigure? ReadPath(JsonPart part)
    {
        JsonObjectReader reader = new(part, _problems);
        string path = reader.RequiredText("path");
        double low = reader.Number("observedLow", 0, double.MaxValue) ?? 0;
        double high = Figure(reader, "observedHigh") ?? 0;
        double achievable = Figure(reader, "achievable") ?? 0;
        double? unmet = Figure(reader, "unmet");
        Evidence evidence = reader.RequiredChoice<Evidence>("evidence");
        reader.Finish();
        return path.Length == 0 ? null : new PathFigure(path, low, high, achievable, evidence) { Unmet = unmet };
    }

    private double? Figure(JsonObjectReader reader, string name) => reader.Find(name) switch
    {
        null => null,
        { Kind: JsonElementKind.Text, Text: VerdictWriter.Unlimited } => double.PositiveInfinity,
        { Kind: JsonElementKind.Text, Text: VerdictWriter.Bottomless } => double.NegativeInfinity,
        JsonPart part => JsonValues.Number(part, _problems, double.MinValue, double.MaxValue),
    };

    // A text that may be empty.
    private string Words(JsonObjectReader reader, string name)
    {
        if (reader.Find(name) is not JsonPart part || (part.Kind == JsonElementKind.Text && part.Text.Length == 0))
        {
            return "";
        }

        return JsonValues.Text(part, _problems) ?? "";
    }
}
