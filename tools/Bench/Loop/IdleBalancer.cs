using System.Threading;
using NetUtil.Core.Control;
using NetUtil.Core.Fabric;

namespace NetUtil.Bench.Loop;

/// <summary>Does nothing: what everything else is compared with.</summary>
internal sealed class IdleBalancer : IBalancer
{
    /// <inheritdoc/>
    public string Name => "nothing";

    /// <inheritdoc/>
    public void Decide(
        IFabricProvider fabric, FabricController controller, int round, CancellationToken stopToken)
    {
    }
}
