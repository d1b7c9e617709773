using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Simulation;

/// <summary>Lets rival balancers act at whole multiples of their intervals.</summary>
internal static class RivalClock
{
    /// <summary>When the next of them acts, after now; null where none does.</summary>
    public static DateTimeOffset? NextTime(IReadOnlyList<RivalBalancer> rivals, DateTimeOffset now) =>
        rivals.Where(rival => rival.IsEnabled).Select(rival => (DateTimeOffset?)NextTime(rival, now)).Min();

    /// <summary>Those that act now.</summary>
    public static IEnumerable<RivalBalancer> Due(IReadOnlyList<RivalBalancer> rivals, DateTimeOffset now) =>
        rivals.Where(rival => rival.IsEnabled && now.UtcTicks % rival.Interval.Ticks == 0);

    /// <summary>Lets one act now.</summary>
    public static SimulationState Act(RivalBalancer rival, SimulationState state) =>
        RivalMoves.Of(rival, state).Aggregate(
            state, (at, move) => MigrationDesk.Ask(at, move, StepIdOf(rival, move, state.Time)));

    private static string StepIdOf(RivalBalancer rival, MigrationAdaptation move, DateTimeOffset time) =>
        FormattableString.Invariant($"rival/{rival.Name}/{move.MachineId}/{time.UtcTicks}");

    private static DateTimeOffset NextTime(RivalBalancer rival, DateTimeOffset now)
    {
        long past = now.UtcTicks % rival.Interval.Ticks;
        long left = DateTimeOffset.MaxValue.UtcTicks - now.UtcTicks;
        return new DateTimeOffset(
            now.UtcTicks + Math.Min(left, rival.Interval.Ticks - past), TimeSpan.Zero);
    }
}
