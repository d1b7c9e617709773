using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;

namespace NetUtil.Core.Simulation;

/// <summary>Carries out adaptations on a state, as a platform would: checks them, lets them fail where a fault
/// says so, and remembers their step.</summary>
internal static class AdaptationDesk
{
    /// <summary>Carries out one adaptation that the state does not know yet.</summary>
    /// <returns>The state after it, with the step in it, and the fault that hit it, if one did.</returns>
    public static (SimulationState State, AdaptationFaultKind? Fault) CarryOut(
        SimulationState state, Adaptation adaptation, string stepId)
    {
        if (Refusal(state, adaptation) is AdaptationOutcome refusal)
        {
            return (state.WithStep(stepId, adaptation.Description, refusal), null);
        }

        (SimulationState next, AdaptationFault? fault) = DrawFault(state, adaptation, stepId);
        if (fault?.Kind is AdaptationFaultKind.Transient or AdaptationFaultKind.Permanent)
        {
            return (next.WithStep(stepId, adaptation.Description, FailureOf(fault, adaptation)), fault.Kind);
        }

        return (adaptation is MigrationAdaptation move
            ? MigrationDesk.Ask(next, move, stepId, fault)
            : Apply(next, (BandwidthAdaptation)adaptation, fault?.Kind)
                .WithStep(stepId, adaptation.Description, new(AdaptationState.Done)), fault?.Kind);
    }

    private static AdaptationOutcome FailureOf(AdaptationFault fault, Adaptation adaptation) =>
        fault.Kind == AdaptationFaultKind.Transient
            ? new(AdaptationState.Failed, "The host was busy (simulated).", isTransient: true)
            : new(AdaptationState.Failed, adaptation is MigrationAdaptation
                ? "The host refused the move (simulated)."
                : "The host refused the settings (simulated).");

    private static AdaptationOutcome? Refusal(SimulationState state, Adaptation adaptation) => adaptation switch
    {
        MigrationAdaptation move => MigrationDesk.Refusal(state, move),
        BandwidthAdaptation change => RefusalOf(state, change) is string refusal
            ? new AdaptationOutcome(AdaptationState.Failed, refusal)
            : MigrationDesk.Lock(state, change.MachineId),
        _ => new AdaptationOutcome(
            AdaptationState.Failed, $"The simulation cannot carry out '{adaptation.Description}'."),
    };

    private static string? RefusalOf(SimulationState state, BandwidthAdaptation change)
    {
        FabricInventory fabric = state.Definition.Inventory;
        if (fabric.FindAdapter(change.AdapterId) is not VirtualAdapter adapter)
        {
            return $"The fabric has no adapter '{change.AdapterId}'.";
        }

        VirtualMachine machine = fabric.MachineOf(adapter.Id)!;
        if (machine.Id != change.MachineId)
        {
            return $"Adapter '{adapter.Id}' belongs to VM '{machine.Name}', not to '{change.MachineName}'.";
        }

        if (adapter.NotAdjustableReason is string reason)
        {
            return $"The bandwidth of adapter '{adapter.Id}' of VM '{machine.Name}' cannot be set: {reason}";
        }

        if (adapter.Port != change.From)
        {
            return $"Adapter '{adapter.Id}' of VM '{machine.Name}' stands at {adapter.Port}, "
                + $"not at {change.From} as the change expects.";
        }

        return PortRules.Refusal(adapter, fabric.SwitchOf(adapter.Id), change.To);
    }

    private static (SimulationState State, AdaptationFault? Fault) DrawFault(
        SimulationState state, Adaptation adaptation, string stepId)
    {
        List<AdaptationFault> faults = state.Definition.AdaptationFaults.ToList();
        for (int index = 0; index < faults.Count; index++)
        {
            AdaptationFault fault = faults[index];
            if (!fault.Fits(adaptation))
            {
                continue;
            }

            if (fault.Next is int next && next > 0)
            {
                faults[index] = fault.Hit();
                SimulationDefinition definition = state.Definition with { AdaptationFaults = faults.ToArray() };
                return (state with { Definition = definition }, fault);
            }

            string subject = FormattableString.Invariant($"adaptation/{index}/{stepId}");
            if (SeededChance.Draw(state.Definition.Seed, state.Time, subject) < (fault.Probability ?? 0))
            {
                return (state, fault);
            }
        }

        return (state, null);
    }

    private static SimulationState Apply(
        SimulationState state, BandwidthAdaptation change, AdaptationFaultKind? fault)
    {
        FabricInventory inventory = state.Definition.Inventory;
        Dictionary<string, PortSettings> acting = state.ActingPorts
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        if (fault != AdaptationFaultKind.NoEffect)
        {
            acting.Remove(change.AdapterId);
        }
        else if (!acting.ContainsKey(change.AdapterId))
        {
            acting.Add(change.AdapterId, inventory.FindAdapter(change.AdapterId)!.Port);
        }

        Dictionary<string, PortSettings> shown = new() { [change.AdapterId] = change.To };
        return state with
        {
            Definition = state.Definition with { Inventory = inventory.With(shown) },
            ActingPorts = acting,
        };
    }
}
