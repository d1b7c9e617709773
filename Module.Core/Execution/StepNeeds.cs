using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Execution;

/// <summary>What steps of a run need of earlier ones.</summary>
/// <remarks>A step needs those that it names. One that raises or moves needs all that lower before it: what
/// they make room for is not told apart.</remarks>
internal static class StepNeeds
{
    /// <summary>Says what a step lacks.</summary>
    /// <param name="steps">The steps of the run as they stand.</param>
    /// <param name="index">The step's place.</param>
    /// <returns>The lack as a sentence; null where it lacks nothing.</returns>
    public static string? LackOf(IReadOnlyList<RunStep> steps, int index)
    {
        RunStep step = steps[index];
        RunStep? missing = NeededBy(steps, index).FirstOrDefault(one => !StandingChanges.WasDone(one));
        return missing is null ? null
            : step.DependsOn.Contains(missing.Number)
                ? $"It depends on step {missing.Number} ({missing.Adaptation.MachineName}), which was not done."
            : "What should have made room for it was not done.";
    }

    /// <summary>Finds the steps that may still come to be done: open or dropped ones that need none that
    /// failed.</summary>
    /// <param name="steps">The steps of a run as they stand.</param>
    /// <returns>Their places, in order.</returns>
    public static IReadOnlyList<int> OpenIn(IReadOnlyList<RunStep> steps)
    {
        HashSet<int> open = new();
        for (int i = 0; i < steps.Count; i++)
        {
            if (steps[i].State is StepState.Planned or StepState.Started or StepState.Dropped
                && NeededBy(steps, i).All(one => StandingChanges.WasDone(one) || open.Contains(one.Number)))
            {
                open.Add(steps[i].Number);
            }
        }

        return Enumerable.Range(0, steps.Count).Where(i => open.Contains(steps[i].Number)).ToArray();
    }

    private static IEnumerable<RunStep> NeededBy(IReadOnlyList<RunStep> steps, int index) => steps
        .Take(index)
        .Where(one => steps[index].DependsOn.Contains(one.Number)
            || (one.Adaptation.IsLowering
                && (steps[index].Adaptation.IsRaising || steps[index].Adaptation is MigrationAdaptation)));
}
