using System;
using System.Collections.Generic;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>Writes moves and the bandwidth changes after them as the steps of one plan, with why and what each
/// move costs.</summary>
internal sealed class MoveSteps
{
    // A migration that shares a full uplink still gets about as much as one more VM would.
    private const double LeastShare = 0.1;

    private readonly PlanRequest _request;
    private readonly PlacedPlan _plan;
    private readonly MoveReasons _reasons;

    public MoveSteps(PlanRequest request, PlanScope scope, PlacedPlan plan)
    {
        _request = request;
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
        return (_reasons.For(index, move, cost), cost);
    }

    private MoveCost CostOf(MigrationAdaptation move) => MoveCost.Of(
        Fabric.FindMachine(move.MachineId)!,
        Math.Max(1, Math.Min(
            ShareOn(move.FromHostId, RouteDirection.Out), ShareOn(move.ToHostId, RouteDirection.In))));

    // What is spare where migrations pass, and at least the share of one flow more.
    private double ShareOn(string hostId, RouteDirection way)
    {
        FabricHost host = Fabric.FindHost(hostId)!;
        if (host.MigrationUplink is not Uplink uplink)
        {
            return host.MigrationBitsPerSecond;
        }

        double carried = _reasons.CarriedBy(
            new RouteStep(RouteStepKind.Uplink, uplink.Id, way, uplink.CapacityBitsPerSecond))
            ?? uplink.CapacityBitsPerSecond;
        double spare = uplink.CapacityBitsPerSecond - carried;
        return Math.Min(
            host.MigrationBitsPerSecond, Math.Max(spare, uplink.CapacityBitsPerSecond * LeastShare));
    }
}
