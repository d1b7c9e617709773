namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>How VMM balances a host group by itself. Its properties are named as the commands' parameters; no
/// live object of it was recorded.</summary>
public class DynamicOptimizationConfiguration : ClientObject
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal DynamicOptimizationConfiguration()
    {
    }

    public HostGroup? VMHostGroup { get; set; }
    public bool ManualMode { get; set; }
    public bool AutomaticMode { get; set; }
    public int AutomaticFrequencyMinutes { get; set; }
    public int Aggressiveness { get; set; }
    public bool InheritFromParentGroup { get; set; }
}
