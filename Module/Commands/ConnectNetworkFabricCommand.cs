using System.Collections.Generic;
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
    VerbsCommunications.Connect,
    "NetworkFabric",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
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
        string? file = Path is null ? null : FilePaths.Required(this, Path);
        if (file is not null && !File.Exists(file))
        {
            ThrowTerminatingError(PathErrors.NotFound(file));
        }

        StoreLocation store = Session.LocationFor(
            this, Store is null ? null : FilePaths.Required(this, Store));
        FabricConnector connector = new(Session.Storage, Session.Documents, store);
        ConnectedFabric? fabric = Provider == Snapshot ? Copy(connector, file)
            : file is null ? GoOn(connector, store)
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

        DocumentResult<FabricSnapshot> result = Session.Documents.ReadSnapshot(file!);
        if (result.Value is null)
        {
            ThrowTerminatingError(FabricErrors.FileInvalid(file!, result.Problems));
        }

        return ShouldProcess(file, "Make a copy of the fabric in memory")
            ? connector.Copy(result.Value!, file!)
            : null;
    }

    private ConnectedFabric GoOn(FabricConnector connector, StoreLocation store)
    {
        IReadOnlyList<string> files = connector.Simulations.Files();
        if (files.Count != 1 || Reset)
        {
            ThrowTerminatingError(
                files.Count > 1 ? FabricErrors.SeveralSimulations(store.Folder, SimulationFolder.NamesOf(files))
                : Reset ? FabricErrors.FabricFileNotNamed()
                : FabricErrors.NotConnected(store.Folder));
        }

        return connector.GoOn(files[0]);
    }

    private ConnectedFabric GoOn(FabricConnector connector, string live, SimulationDefinition definition)
    {
        WriteVerbose($"The simulation goes on where '{live}' stands.");
        ConnectedFabric fabric = connector.GoOn(live);
        if (connector.IsOutdated(fabric, definition, StopToken))
        {
            WriteWarning("The fabric file has changed since the simulation began, and the simulation goes on as it "
                + "was. Start it anew with -Reset.");
        }

        return fabric;
    }

    private ConnectedFabric? Simulate(FabricConnector connector, string file)
    {
        DocumentResult<SimulationDefinition> result = Session.Documents.ReadDefinition(file);
        if (result.Value is not SimulationDefinition definition)
        {
            ThrowTerminatingError(FabricErrors.FileInvalid(file, result.Problems));
            return null;
        }

        string live = connector.Simulations.FileOf(definition.Inventory.FabricId);
        if (File.Exists(live) && !Reset)
        {
            return GoOn(connector, live, definition);
        }

        string action = File.Exists(live)
            ? "Start the simulation anew; its state, samples and runs are deleted"
            : "Start the simulation";
        return ShouldProcess(definition.Inventory.FabricId, action) ? connector.Begin(definition) : null;
    }
}
