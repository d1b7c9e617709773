using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Planning;

namespace NetUtil.Storage;

/// <summary>Reads a plan.</summary>
internal sealed class PlanReader
{
    private readonly JsonProblems _problems;

    public PlanReader(JsonProblems problems) => _problems = problems;

    /// <summary>Reads the whole document.</summary>
    /// <returns>The plan; null where something is wrong.</returns>
    public RebalancePlan? Read(JsonPart root)
    {
        JsonObjectReader reader = new(root, _problems);
        if (reader.Require("kind") is JsonPart kind && kind.Text != PlanWriter.Kind)
        {
            _problems.Add(
                kind,
                $"'{PlanWriter.Kind}'",
                JsonValues.Found(kind),
                advice: "name a file of Export-NetworkRebalancePlan");
        }

        reader.Require("version");
        reader.Integer("version", 1, PlanWriter.Version);
        RebalancePlan plan = new()
        {
            PlanId = reader.RequiredText("id"),
            FabricId = reader.RequiredText("fabric"),
            Time = reader.RequiredTime("time"),
            Steps = new PlanStepReader(_problems).Read(reader.RequiredList("steps")),
            Unmet = reader.List("unmet").Select(ReadUnmet).OfType<UnmetRequirement>().ToArray(),
            Notes = reader.Texts("notes"),
            Waiting = reader.Texts("waiting"),
            ShortfallBefore = Amount(reader, "shortfallBefore"),
            ShortfallAfter = Amount(reader, "shortfallAfter"),
            LowerBound = Amount(reader, "lowerBound"),
            LeastMoves = (int)(reader.Integer("leastMoves", 0, int.MaxValue) ?? 0),
            StopReason = reader.RequiredChoice<PlanStopReason>("stopReason"),
            StepsSpent = (int)(reader.Integer("stepsSpent", 0, int.MaxValue) ?? 0),
            Before = Verdicts(reader.List("before")),
            After = Verdicts(reader.List("after")),
        };
        reader.Finish();
        return _problems.AreNone ? plan : null;
    }

    private static double Amount(JsonObjectReader reader, string name) =>
        reader.Require(name) is null ? 0 : reader.Number(name, 0, double.MaxValue) ?? 0;

    private PathCompliance[] Verdicts(IReadOnlyList<JsonPart> parts) =>
        parts.Select(new VerdictReader(_problems).Read).ToArray();

    private UnmetRequirement? ReadUnmet(JsonPart part)
    {
        JsonObjectReader reader = new(part, _problems);
        string requirement = reader.RequiredText("requirement");
        IReadOnlyList<string> obstacles = reader.Texts("obstacles");
        reader.Finish();
        return requirement.Length == 0 ? null : new UnmetRequirement(requirement, obstacles);
    }
}
