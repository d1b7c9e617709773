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
        if (Refusal(state, adaptation) is string refusal)
        {
            return (Remember(state, adaptation, stepId, new(AdaptationState.Failed, refusal)), null);
        }

        BandwidthAdaptation change = (BandwidthAdaptation)adaptation;
        (SimulationState next, AdaptationFaultKind? fault) = DrawFault(state, change, stepId);
        switch (fault)
        {
            case AdaptationFaultKind.Transient:
                return (Remember(next, change, stepId, new(
                    AdaptationState.Failed, "The host was busy (simulated).", isTransient: true)), fault);
            case AdaptationFaultKind.Permanent:
                return (Remember(next, change, stepId, new(
                    AdaptationState.Failed, "The host refused the settings (simulated).")), fault);
            default:
                return (Remember(Apply(next, change, fault), change, stepId, new(AdaptationState.Done)), fault);
        }
    }

    private static string? Refusal(SimulationState state, Adaptation adaptation)
    {
        if (adaptation is not BandwidthAdaptation change)
        {
            return $"The simulation cannot carry out '{adaptation.Description}'; it changes bandwidth only.";
        }

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

    private static (SimulationState State, AdaptationFaultKind? Fault) DrawFault(
        SimulationState state, BandwidthAdaptation change, string stepId)
    {
        List<AdaptationFault> faults = state.Definition.AdaptationFaults.ToList();
        for (int index = 0; index < faults.Count; index++)
        {
            AdaptationFault fault = faults[index];
            if (fault.AdapterId is not null && fault.AdapterId != change.AdapterId)
            {
                continue;
            }

            if (fault.Next is int next && next > 0)
            {
                faults[index] = AdaptationFault.OfNext(fault.Kind, fault.AdapterId, next - 1);
                SimulationDefinition definition = state.Definition with { AdaptationFaults = faults.ToArray() };
                return (state with { Definition = definition }, fault.Kind);
            }

            string subject = FormattableString.Invariant($"adaptation/{index}/{stepId}");
            if (SeededChance.Draw(state.Definition.Seed, state.Time, subject) < (fault.Probability ?? 0))
            {
                return (state, fault.Kind);
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

    private static SimulationState Remember(
        SimulationState state, Adaptation adaptation, string stepId, AdaptationOutcome outcome) =>
        state with
        {
            Steps = state.Steps
                .Concat([new KnownStep(stepId, adaptation.Description, state.Time, outcome)])
                .ToArray(),
        };
}
