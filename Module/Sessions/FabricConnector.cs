using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Core.State;
using NetUtil.Errors;

namespace NetUtil.Sessions;

/// <summary>Connects simulated fabrics whose state lies in a store.</summary>
internal sealed class FabricConnector
{
    private readonly IStorage _storage;
    private readonly ISimulationDocuments _documents;
    private readonly StoreLocation _store;

    /// <summary>Names the store.</summary>
    /// <param name="storage">Opens the store.</param>
    /// <param name="documents">Reads and writes simulations.</param>
    /// <param name="store">Where the state lies.</param>
    internal FabricConnector(IStorage storage, ISimulationDocuments documents, StoreLocation store)
    {
        _storage = storage;
        _documents = documents;
        _store = store;
        Simulations = new SimulationFolder(store.Folder, documents);
    }

    /// <summary>The simulations of the store.</summary>
    internal SimulationFolder Simulations { get; }

    /// <summary>The file of the one simulation of the store.</summary>
    /// <param name="reason">Why there is none, or not just one; null where there is.</param>
    /// <returns>The file, or null.</returns>
    internal string? OnlyFile(out ErrorRecord? reason)
    {
        IReadOnlyList<string> files = Simulations.Files();
        reason = files.Count switch
        {
            0 => FabricErrors.NotConnected(_store.Folder),
            1 => null,
            _ => FabricErrors.SeveralSimulations(_store.Folder, SimulationFolder.NamesOf(files)),
        };
        return reason is null ? files[0] : null;
    }

    /// <summary>Goes on with a simulation.</summary>
    /// <param name="file">Its file.</param>
    /// <exception cref="FabricException">The file cannot be read.</exception>
    internal ConnectedFabric GoOn(string file) =>
        new(new SimulationProvider(Simulations.Open(file)), file, _store);

    /// <summary>Says whether a simulation was begun from another definition: one that differs in more than what
    /// changes in a simulation, which is settings of ports and faults that have happened.</summary>
    /// <param name="fabric">The simulation.</param>
    /// <param name="definition">What its fabric file says now.</param>
    /// <param name="stopToken">Ends the comparison.</param>
    /// <exception cref="FabricException">The simulation's file cannot be read.</exception>
    internal bool IsOutdated(
        ConnectedFabric fabric, SimulationDefinition definition, CancellationToken stopToken)
    {
        SimulationDefinition begun = ((SimulatedProvider)fabric.Provider).ReadState(stopToken).Definition;
        return TextOf(begun) != TextOf(definition);
    }

    /// <summary>Begins a simulation, in place of one of the same fabric, of which nothing stays.</summary>
    /// <param name="definition">What the fabric is made of.</param>
    /// <exception cref="FabricException">The file cannot be written.</exception>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    internal ConnectedFabric Begin(SimulationDefinition definition)
    {
        string fabricId = definition.Inventory.FabricId;
        using (IStateStore store = _storage.OpenStore(_store.Folder, StoreAccess.Write))
        {
            store.Forget(fabricId);
        }

        return new(new SimulationProvider(Simulations.Begin(definition)), Simulations.FileOf(fabricId), _store);
    }

    /// <summary>Makes a copy of a fabric in memory, with the samples of its snapshot in the store; what an
    /// earlier copy left there goes.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="path">Its file.</param>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    internal ConnectedFabric Copy(FabricSnapshot snapshot, string path)
    {
        SnapshotProvider provider = new(snapshot);
        using IStateStore store = _storage.OpenStore(_store.Folder, StoreAccess.Write);
        store.Forget(provider.FabricId);
        store.Statistics.Add(provider.FabricId, snapshot.Samples, []);
        return new(provider, path, _store);
    }

    private string TextOf(SimulationDefinition definition)
    {
        Dictionary<string, PortSettings> unset = definition.Inventory.VirtualMachines
            .SelectMany(machine => machine.Adapters)
            .ToDictionary(adapter => adapter.Id, _ => PortSettings.Unset);
        return _documents.FormatDefinition(
            definition with { Inventory = definition.Inventory.With(unset), AdaptationFaults = [] });
    }
}
