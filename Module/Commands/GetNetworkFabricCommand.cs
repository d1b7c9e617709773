using System.Management.Automation;
using NetUtil.Bases;
using NetUtil.Core.Model;
using NetUtil.Errors;
using NetUtil.Outputs;
using NetUtil.Parameters;

namespace NetUtil.Commands;

/// <summary>Says what fabric is connected, or lists what it is made of.</summary>
[Cmdlet(VerbsCommon.Get, "NetworkFabric", DefaultParameterSetName = SummarySet)]
[OutputType(typeof(FabricRecord), ParameterSetName = [SummarySet])]
[OutputType(
    typeof(HostRecord),
    typeof(UplinkRecord),
    typeof(MachineRecord),
    typeof(AdapterRecord),
    ParameterSetName = [DetailSet])]
public sealed class GetNetworkFabricCommand : FabricCmdlet
{
    private const string SummarySet = "Summary";
    private const string DetailSet = "Detail";

    /// <summary>What is listed in place of the summary.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = DetailSet)]
    public FabricDetail Detail { get; set; }

    /// <summary>Names of what is listed; of adapters those of their VMs. All where none is given.</summary>
    [Parameter(
        Position = 1,
        ParameterSetName = DetailSet,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [Alias("VMName", "VirtualMachine")]
    [ArgumentCompleter(typeof(FabricNameCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Name { get; set; } = [];

    private FabricInventory _inventory = null!;

    /// <inheritdoc/>
    protected override void Begin() => _inventory = Fabric.Provider.ReadInventory(StopToken);

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ParameterSetName == SummarySet)
        {
            WriteObject(new FabricRecord(
                Fabric.Provider, _inventory, Fabric.Location, Fabric.Store.Folder));
            return;
        }

        NameFilter filter = new(Name);
        foreach ((string name, object record) in FabricListing.Of(_inventory, Detail))
        {
            if (filter.Matches(name))
            {
                WriteObject(record);
            }
        }

        foreach (string missing in filter.Missing)
        {
            WriteError(FabricErrors.NotInFabric(missing, Detail.ToString(), _inventory.FabricId));
        }
    }
}
