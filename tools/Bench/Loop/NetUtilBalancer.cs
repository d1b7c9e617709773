using System;
using System.Threading;
using NetUtil.Core.Control;
using NetUtil.Core.Execution;
using NetUtil.Core.Fabric;
using NetUtil.Core.Planning;

namespace NetUtil.Bench.Loop;

/// <summary>NetUtil as it comes: plans under the default policy and runs what it planned.</summary>
internal sealed class NetUtilBalancer : IBalancer
{
    private readonly Action<RunResult> _report;

    /// <summary>Makes one.</summary>
    /// <param name="report">Told what each run came to; null where nobody wants it.</param>
    internal NetUtilBalancer(Action<RunResult>? report = null) => _report = report ?? (_ => { });

    /// <inheritdoc/>
    public string Name => "NetUtil";

    /// <inheritdoc/>
    public void Decide(
        IFabricProvider fabric, FabricController controller, int round, CancellationToken stopToken)
    {
        RebalancePlan plan = controller.Plan(new PlanOptions(), stopToken);
        if (!plan.IsEmpty)
        {
            RunOptions options = new(FormattableString.Invariant($"loop-{round}"), "bench");
            _report(controller.Run(plan, options, _ => { }, stopToken));
        }
    }
}
