using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>Writes moves and the bandwidth changes after them as the steps of one plan, with why and what each
/// move costs.</summary>
internal sealed class MoveSteps
{
    private readonly PlanRequest _request;
    private readonly PlanTraffic _traffic;
    private readonly PlacedPlan _plan;
    private readonly MoveReasons _reasons;
    private readonly bool _isForeseen;

    /// <param name="request">What the plan is made from.</param>
    /// <param name="scope">What it mends.</param>
    /// <param name="plan">The moves, and the bandwidth changes after them.</param>
    /// <param name="isForeseen">True where the plan was held against a forecast.</param>
    public MoveSteps(PlanRequest request, PlanScope scope, PlacedPlan plan, bool isForeseen)
    {
        _isForeseen = isForeseen;
        _request = request;
        _traffic = scope.Traffic;
        _plan = plan;
        _reasons = new MoveReasons(scope, plan);
    }

    private FabricInventory Fabric => _request.Evaluation.Fabric;

    /// <summary>All steps, numbered from 1.</summary>
    public IReadOnlyList<PlanStep> Write() => new StepSequence(Fabric, _request.Policy.MigrationsAtOnce)
        .Write(_plan.Bandwidth.Steps, _plan.Moves, Tell);

    private (string Reason, MoveCost? Cost) Tell(int index, MigrationAdaptation move)
    {
        MoveCost cost = CostOf(move);
        string foreseen = _isForeseen ? "; by the forecast nothing that holds now comes to be at risk" : "";
        return (_reasons.For(index, move, cost) + foreseen, cost);
    }

    private MoveCost CostOf(MigrationAdaptation move) => MoveCost.Of(
        Fabric.FindMachine(move.MachineId)!,
        Math.Max(1, Math.Min(
            ShareOn(move.FromHostId, RouteDirection.Out), ShareOn(move.ToHostId, RouteDirection.In))));

    // A migration shares the uplink alike with all that send through it; what nobody is known to send counts as
    // one sender, and what nobody meters as one that fills it.
    private double ShareOn(string hostId, RouteDirection way)
    {
        FabricHost host = Fabric.FindHost(hostId)!;
        if (host.MigrationUplink is not Uplink uplink)
        {
            return host.MigrationBitsPerSecond;
        }

        double capacity = uplink.CapacityBitsPerSecond;
        RouteStep step = new(RouteStepKind.Uplink, uplink.Id, way, capacity);
        double[] asked = _traffic.SendersThrough(step).Select(id => _traffic.AskedThrough(step, id)).ToArray();
        double rest = Math.Max(0, (_reasons.CarriedBy(step) ?? capacity) - asked.Sum());
        return Math.Min(host.MigrationBitsPerSecond, WaterLevel.Alike(capacity, [.. asked, rest, capacity]));
    }
}
