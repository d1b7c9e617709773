using System.Threading;
using NetUtil.Core.Control;
using NetUtil.Core.Fabric;

namespace NetUtil.Bench.Loop;

/// <summary>Decides now and then what to change in a fabric, and changes it.</summary>
internal interface IBalancer
{
    /// <summary>What the table calls it.</summary>
    string Name { get; }

    /// <summary>Decides once, and waits until what it changes is done.</summary>
    /// <param name="fabric">The fabric.</param>
    /// <param name="controller">NetUtil's view of it; what its meters showed is in its store.</param>
    /// <param name="round">Counts the decisions, from 1.</param>
    /// <param name="stopToken">Ends the work.</param>
    void Decide(IFabricProvider fabric, FabricController controller, int round, CancellationToken stopToken);
}
