using System.IO;
using System.Management.Automation;
using NetUtil.Bases;
using NetUtil.Core.Simulation;
using NetUtil.Core.State;
using NetUtil.Errors;
using NetUtil.Outputs;
using NetUtil.Sessions;

namespace NetUtil.Commands;

/// <summary>Connects the fabric that the other commands work on.</summary>
[Cmdlet(
    VerbsCommunications.Connect, "NetworkFabric", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(FabricRecord))]
public sealed class ConnectNetworkFabricCommand : FabricCmdlet
{
    private const string Simulation = "Simulation";
    private const string Snapshot = "Snapshot";

    /// <summary>A fabric file where a simulation begins, or a snapshot.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The kind of fabric.</summary>
    [Parameter]
    [ValidateSet(Simulation, Snapshot)]
    public string Provider { get; set; } = Simulation;

    /// <summary>The folder for everything that NetUtil remembers.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Store { get; set; }

    /// <summary>Starts the simulation anew from its fabric file.</summary>
    [Parameter]
    public SwitchParameter Reset { get; set; }

    /// <summary>Writes what was connected.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        string? file = Path is null ? null : FilePaths.RequiredFile(this, Path);
        StoreLocation store = Session.LocationFor(
            this, Store is null ? null : FilePaths.Required(this, Store));
        FabricConnector connector = new(Session.Storage, Session.Documents, store);
        ConnectedFabric? fabric = Provider == Snapshot ? Copy(connector, file)
            : file is null ? GoOn(connector)
            : Simulate(connector, file);
        if (fabric is not null)
        {
            Session.Connect(fabric);
            if (PassThru)
            {
                WriteObject(new FabricRecord(
                    fabric.Provider, fabric.Provider.ReadInventory(StopToken), fabric.Location, store.Folder));
            }
        }
    }

    private ConnectedFabric? Copy(FabricConnector connector, string? file)
    {
        if (file is null)
        {
            ThrowTerminatingError(FabricErrors.SnapshotNotNamed());
        }

        FabricSnapshot snapshot = Valid(Session.Documents.ReadSnapshot(file!), file!);
        return ShouldProcess(file, "Make a copy of the fabric in memory") ? connector.Copy(snapshot, file!) : null;
    }

    private ConnectedFabric GoOn(FabricConnector connector)
    {
        string? file = connector.OnlyFile(out ErrorRecord? reason);
        if (file is null || Reset)
        {
            ThrowTerminatingError(Reset ? FabricErrors.FabricFileNotNamed() : reason);
        }

        return connector.GoOn(file!);
    }

    private ConnectedFabric? Simulate(FabricConnector connector, string file)
    {
        SimulationDefinition definition = Valid(Session.Documents.ReadDefinition(file), file);
        string live = connector.Simulations.FileOf(definition.Inventory.FabricId);
        if (!File.Exists(live) || Reset)
        {
            string action = File.Exists(live)
                ? "Start the simulation anew; its state, samples and runs are deleted"
                : "Start the simulation";
            return ShouldProcess(definition.Inventory.FabricId, action) ? connector.Begin(definition) : null;
        }

        ConnectedFabric fabric = connector.GoOn(live);
        if (connector.IsOutdated(fabric, definition, StopToken))
        {
            WriteWarning("The fabric file has changed since the simulation began, and the simulation goes on as "
                + "it was. Start it anew with -Reset.");
        }

        return fabric;
    }

    private T Valid<T>(DocumentResult<T> result, string file)
        where T : class
    {
        if (result.Value is null)
        {
            ThrowTerminatingError(FabricErrors.FileInvalid(file, result.Problems));
        }

        return result.Value!;
    }
}
