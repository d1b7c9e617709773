namespace NetUtil.Core.Simulation;

/// <summary>Speaks a simulated fabric: the provider "Simulation". Safe on any thread.</summary>
public sealed class SimulationProvider : SimulatedProvider
{
    /// <summary>Connects to a simulated fabric.</summary>
    /// <param name="file">Where it is kept.</param>
    /// <exception cref="NetUtil.Core.Fabric.FabricException">The file cannot be read.</exception>
    public SimulationProvider(ISimulationFile file)
        : base(file)
    {
    }

    /// <inheritdoc/>
    public override string Name => "Simulation";
}
