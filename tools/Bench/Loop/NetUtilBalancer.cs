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
    private readonly PlanOptions _options;

    /// <summary>Makes one.</summary>
    /// <param name="report">Told what each run came to; null where nobody wants it.</param>
    /// <param name="options">How plans are sought; null for the defaults.</param>
    internal NetUtilBalancer(Action<RunResult>? report = null, PlanOptions? options = null)
    {
        _report = report ?? (_ => { });
        _options = options ?? new PlanOptions();
    }

    /// <inheritdoc/>
    public string Name => "NetUtil";

    /// <inheritdoc/>
    public void Decide(
        IFabricProvider fabric, FabricController controller, int round, CancellationToken stopToken)
    {
        RebalancePlan plan = controller.Plan(_options, stopToken);
        if (!plan.IsEmpty)
        {
            RunOptions options = new(FormattableString.Invariant($"loop-{round}"), "bench");
            _report(controller.Run(plan, options, _ => { }, stopToken));
        }
    }
}
