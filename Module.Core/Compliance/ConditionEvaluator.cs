using System;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Compliance;

/// <summary>Evaluates conditions on observed figures, with three values.</summary>
/// <remarks>A part that decides alone decides, even where the other part is unknown. Source: S. C. Kleene,
/// "Introduction to Metamathematics" (1952), section 64 (strong three-valued logic).</remarks>
internal sealed class ConditionEvaluator
{
    // A condition has no attributes of its own; "=" is as wide as a requirement's default.
    private static readonly SpecificationSettings s_settings = SpecificationSettings.Default;

    private readonly TrafficPicture _picture;
    private readonly Func<Measure, ExpandedMeasure> _expand;

    public ConditionEvaluator(TrafficPicture picture, Func<Measure, ExpandedMeasure> expand)
    {
        _picture = picture;
        _expand = expand;
    }

    /// <summary>Evaluates a condition.</summary>
    public ConditionOutcome Of(Condition condition) => condition switch
    {
        ComparisonCondition one => Of(one.Comparison),
        NotCondition not => Not(Of(not.Part)),
        AndCondition and => And(Of(and.Left), Of(and.Right)),
        OrCondition or => Not(And(Not(Of(or.Left)), Not(Of(or.Right)))),
        _ => throw new ArgumentException($"'{condition}' is no kind of condition.", nameof(condition)),
    };

    private static ConditionOutcome Not(ConditionOutcome outcome) => outcome switch
    {
        ConditionOutcome.Holds => ConditionOutcome.Fails,
        ConditionOutcome.Fails => ConditionOutcome.Holds,
        _ => ConditionOutcome.Unknown,
    };

    private static ConditionOutcome And(ConditionOutcome left, ConditionOutcome right) => (left, right) switch
    {
        (ConditionOutcome.Fails, _) or (_, ConditionOutcome.Fails) => ConditionOutcome.Fails,
        (ConditionOutcome.Holds, ConditionOutcome.Holds) => ConditionOutcome.Holds,
        _ => ConditionOutcome.Unknown,
    };

    private ConditionOutcome Of(BoundComparison comparison)
    {
        ExpandedMeasure expanded = _expand(comparison.Measure);
        if (expanded.IsEmpty)
        {
            return ConditionOutcome.Unknown;
        }

        CapacityRoom room = new(_picture, [], isCautious: true);
        RateRange[] paths = expanded.Paths.Select(room.Observed).ToArray();
        ActiveRequirement asked =
            new(new Requirement("condition", "condition", new Statement(comparison), s_settings), expanded);
        Verdict verdict = new(asked, paths, _picture);
        bool isSure = asked.IsReachedBy(verdict.ObservedLow) && asked.IsKeptBy(verdict.UpperHigh);
        bool isOut = !asked.IsReachedBy(verdict.ObservedHigh) || !asked.IsKeptBy(verdict.UpperLow);
        return isSure ? ConditionOutcome.Holds : isOut ? ConditionOutcome.Fails : ConditionOutcome.Unknown;
    }
}
