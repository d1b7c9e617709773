using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Core.Statistics;

namespace NetUtil.Bench.Loop;

/// <summary>Judges a fabric by its truth, once a minute. One thread at a time.</summary>
/// <remarks>Two measures. A requirement is violated in a minute where the verdict from what really flows then,
/// with that minute as the window, is Violated; meters, their noise and a spec's own window have no part in it.
/// And what VMs of services offer and does not arrive is added up, which no verdict has a part in.</remarks>
internal sealed class LoopJudge
{
    private const double BitsPerByte = 8;
    private const double SecondsPerMinute = 60;

    private readonly IReadOnlyList<ApplicationSpec> _specs;
    private readonly DateTimeOffset _from;
    private readonly DateTimeOffset _until;
    private readonly CancellationToken _stopToken;

    /// <summary>Makes a judge.</summary>
    /// <param name="specs">All specs.</param>
    /// <param name="from">Begin of the first minute that counts, UTC.</param>
    /// <param name="until">End of the last, UTC.</param>
    /// <param name="stopToken">Ends the work.</param>
    internal LoopJudge(
        IReadOnlyList<ApplicationSpec> specs,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken stopToken)
    {
        _specs = specs;
        _from = from;
        _until = until;
        _stopToken = stopToken;
    }

    /// <summary>Minutes that were judged.</summary>
    internal int Minutes { get; private set; }

    /// <summary>Violated minutes, of each requirement, added up.</summary>
    internal int RequirementMinutes { get; private set; }

    /// <summary>Minutes in which at least one requirement is violated.</summary>
    internal int FabricMinutes { get; private set; }

    /// <summary>What VMs of services offered and did not arrive. Unit: byte.</summary>
    internal double UndeliveredBytes { get; private set; }

    /// <summary>Looks at the minute that begins now.</summary>
    /// <param name="provider">The fabric.</param>
    internal void Look(SimulationProvider provider)
    {
        SimulationState state = provider.ReadState(_stopToken);
        if (state.Time < _from || state.Time >= _until)
        {
            return;
        }

        IReadOnlyList<FlowRate> flows = provider.ReadFlows(_stopToken);
        ITrafficRates truth = TrueRates.Of(state, flows);
        EvaluationRequest request = new(state.Definition.Inventory, _specs, _ => truth, state.Time);
        int violated = ComplianceEvaluator.Evaluate(request, _stopToken)
            .Count(one => one.Status == ComplianceStatus.Violated);
        Minutes++;
        RequirementMinutes += violated;
        FabricMinutes += violated > 0 ? 1 : 0;
        UndeliveredBytes += flows
            .Where(flow => IsOfService(flow.SourceId) || IsOfService(flow.TargetId))
            .Sum(flow => flow.OfferedBitsPerSecond - flow.CarriedBitsPerSecond) * SecondsPerMinute / BitsPerByte;

        bool IsOfService(string end) => state.Definition.Inventory.MachineOf(end)?.Service is not null;
    }
}
