using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using NetUtil.Core.Planning;
using NetUtil.Core.Simulation;
using NetUtil.Core.Specs;
using NetUtil.Core.State;
using NetUtil.Errors;
using NetUtil.Loading;

namespace NetUtil.Sessions;

/// <summary>What the commands of one runspace share: the fabric that is connected, and where the state lies.
/// Where nothing is connected, the one simulation of the store is.</summary>
internal sealed class FabricSession
{
    private const string StorageType = "NetUtil.Storage.StorageEntry";
    private const string DocumentsType = "NetUtil.Storage.SimulationDocuments";
    private const string PlanFilesType = "NetUtil.Storage.PlanFiles";

    private static readonly ConditionalWeakTable<Runspace, FabricSession> s_sessions = new();

    private readonly HashSet<string> _shownWarnings = new(StringComparer.Ordinal);
    private IStorage? _storage;
    private ISimulationDocuments? _documents;
    private IPlanFiles? _planFiles;
    private ConnectedFabric? _connected;
    private bool _isDefault;

    private FabricSession()
    {
    }

    /// <summary>The session of the calling runspace.</summary>
    internal static FabricSession Current =>
        s_sessions.GetValue(Runspace.DefaultRunspace, _ => new FabricSession());

    /// <summary>Opens stores.</summary>
    internal IStorage Storage => _storage ??= StorageLoader.Make<IStorage>(StorageType);

    /// <summary>Reads and writes the documents of simulated fabrics.</summary>
    internal ISimulationDocuments Documents =>
        _documents ??= StorageLoader.Make<ISimulationDocuments>(DocumentsType);

    /// <summary>Reads and writes files that hold plans.</summary>
    internal IPlanFiles PlanFiles => _planFiles ??= StorageLoader.Make<IPlanFiles>(PlanFilesType);

    /// <summary>The fabric that was connected, or null.</summary>
    internal ConnectedFabric? Connected => _connected;

    /// <summary>Connects a fabric in place of the one that was.</summary>
    /// <param name="fabric">The fabric; the session disposes it.</param>
    internal void Connect(ConnectedFabric fabric)
    {
        Disconnect();
        _connected = fabric;
    }

    /// <summary>Lets go of the fabric that is connected, if one is.</summary>
    internal void Disconnect()
    {
        _connected?.Dispose();
        _connected = null;
        _isDefault = false;
    }

    /// <summary>Says where the state lies: with the fabric that was connected, else where the rules
    /// say.</summary>
    /// <param name="command">Shows what may surprise, and knows the current folder.</param>
    /// <exception cref="StoreException">No folder can be written.</exception>
    internal StoreLocation StoreOf(PSCmdlet command) =>
        _connected is not null && !_isDefault ? _connected.Store : LocationFor(command, null);

    /// <summary>Says where the state lies by the rules alone.</summary>
    /// <param name="command">Shows what may surprise, and knows the current folder.</param>
    /// <param name="named">A folder that was named; null for none.</param>
    /// <exception cref="StoreException">No folder can be written.</exception>
    internal StoreLocation LocationFor(PSCmdlet command, string? named)
    {
        OperatingSystemEnvironment machine = new(
            command.SessionState.Path.CurrentFileSystemLocation.ProviderPath);
        StoreLocation location = StoreLocation.Find(named, machine);
        if (location.Warning is string warning && _shownWarnings.Add(warning))
        {
            command.WriteWarning(warning);
        }

        return location;
    }

    /// <summary>The store's folder where no command can be asked; a relative one starts from the process's own
    /// folder.</summary>
    /// <exception cref="StoreException">No folder can be written.</exception>
    internal string StoreFolder() => _connected is not null && !_isDefault
        ? _connected.Store.Folder
        : StoreLocation.Find(null, new OperatingSystemEnvironment(Environment.CurrentDirectory)).Folder;

    /// <summary>Gives the fabric that is connected; where none is, connects the one simulation of the store.
    /// </summary>
    /// <param name="command">Shows what may surprise.</param>
    /// <param name="reason">Why there is none; null where there is one.</param>
    /// <returns>The fabric, or null.</returns>
    internal ConnectedFabric? Find(PSCmdlet command, out ErrorRecord? reason)
    {
        reason = null;
        if (_connected is not null && !_isDefault)
        {
            return _connected;
        }

        FabricConnector connector = new(Storage, Documents, LocationFor(command, null));
        if (connector.OnlyFile(out reason) is string file)
        {
            return Default(command, connector, file);
        }

        Disconnect();
        return null;
    }

    /// <summary>Gives the fabric that is connected; where none is, connects the one simulation of the store, or
    /// ends the command.</summary>
    /// <param name="command">The command.</param>
    internal ConnectedFabric Require(PSCmdlet command)
    {
        ConnectedFabric? found = Find(command, out ErrorRecord? reason);
        if (found is null)
        {
            command.ThrowTerminatingError(reason);
        }

        return found!;
    }

    /// <summary>Reads the registered specs; nothing is made where there is no store.</summary>
    /// <param name="command">The command.</param>
    /// <exception cref="StoreException">The store fails.</exception>
    internal IReadOnlyList<RegisteredSpec> RegisteredSpecs(PSCmdlet command)
    {
        using IStateStore store = Storage.OpenStore(StoreOf(command).Folder, StoreAccess.Read);
        return store.Specs.ReadAll();
    }

    private ConnectedFabric Default(PSCmdlet command, FabricConnector connector, string file)
    {
        if (_connected is not null && _connected.Location == file)
        {
            return _connected;
        }

        Connect(connector.GoOn(file));
        _isDefault = true;
        command.WriteVerbose($"Nothing was connected, so the simulation '{file}' is.");
        return _connected!;
    }
}
