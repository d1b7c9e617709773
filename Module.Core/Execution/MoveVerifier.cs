using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;
using NetUtil.Core.Units;

namespace NetUtil.Core.Execution;

/// <summary>Says by looking and by measurement whether a migration works: the VM lies on its target, and its
/// meters count there.</summary>
public static class MoveVerifier
{
    /// <summary>Judges a migration that the platform did.</summary>
    /// <param name="move">The migration.</param>
    /// <param name="fabric">The fabric, read after the run's changes.</param>
    /// <param name="intervals">Shape: n >= 0, rates of one interval each, wholly after the changes.</param>
    /// <param name="wasMovedOn">True where a later step of the run moved the VM on from the target.</param>
    /// <returns>How the step stands (Verified, NotVerified or Done), and why in words.</returns>
    public static (StepState State, string Message) Judge(
        MigrationAdaptation move, FabricInventory fabric, IReadOnlyList<ITrafficRates> intervals, bool wasMovedOn)
    {
        Guard.NotNull(move, nameof(move));
        Guard.NotNull(intervals, nameof(intervals));
        if (wasMovedOn)
        {
            return (StepState.Verified, $"It was on {move.ToHostName}: a later step moved it on from there.");
        }

        if (Guard.NotNull(fabric, nameof(fabric)).FindMachine(move.MachineId) is not VirtualMachine machine)
        {
            return (StepState.NotVerified, "The fabric has no such VM any more.");
        }

        if (machine.HostId != move.ToHostId)
        {
            return (StepState.NotVerified,
                $"Read back, it lies on {fabric.FindHost(machine.HostId)!.Name}, not on {move.ToHostName}.");
        }

        string[] adapters = machine.IsRunning
            ? machine.Adapters.Where(one => one.SwitchName is not null).Select(one => one.Id).ToArray()
            : [];
        if (adapters.Length == 0)
        {
            return (StepState.Verified, $"Read back, it lies on {move.ToHostName}; it has nothing to be metered.");
        }

        WindowRate[][] metered = adapters
            .Select(id => intervals
                .Select(interval => interval.Adapter(id, WindowStatistic.Mean))
                .OfType<WindowRate>()
                .ToArray())
            .ToArray();
        return metered.Any(one => one.Length == 0)
            ? (StepState.Done, $"Read back, it lies on {move.ToHostName}; not every meter of it counts there yet.")
            : (StepState.Verified, string.Format(
                CultureInfo.CurrentCulture,
                "It lies on {0}, and its meters count there: {1} sent, {2} received.",
                move.ToHostName,
                Text(metered.Sum(one => one.Average(rate => rate.SentBitsPerSecond))),
                Text(metered.Sum(one => one.Average(rate => rate.ReceivedBitsPerSecond)))));
    }

    private static string Text(double rate) => BandwidthText.Scaled(rate, CultureInfo.CurrentCulture);
}
