using System;
using System.Management.Automation;
using NetUtil.Core.Fabric;
using NetUtil.Core.State;
using NetUtil.Errors;
using NetUtil.Sessions;

namespace NetUtil.Bases;

/// <summary>A command about the connected fabric or the store. What fabric or store refuse ends it with an error
/// that has an id and advice.</summary>
public abstract class FabricCmdlet : NetUtilCmdlet
{
    private ConnectedFabric? _fabric;
    private IStateStore? _store;

    private protected FabricCmdlet()
    {
    }

    private protected static FabricSession Session => FabricSession.Current;

    /// <summary>The connected fabric; where none is, the command ends.</summary>
    private protected ConnectedFabric Fabric => _fabric ??= Session.Require(this);

    /// <inheritdoc/>
    protected sealed override void BeginProcessing() => Translated(Begin);

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Translated(Process);

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => Translated(End);

    /// <summary>Does what comes before the first record.</summary>
    protected virtual void Begin()
    {
    }

    /// <summary>Does what one record needs.</summary>
    protected virtual void Process()
    {
    }

    /// <summary>Does what comes after the last record.</summary>
    protected virtual void End()
    {
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _store?.Dispose();
            _store = null;
        }

        base.Dispose(disposing);
    }

    /// <summary>Opens the store; the command closes it in the end.</summary>
    /// <param name="access">The same in every call of one command.</param>
    private protected IStateStore OpenStore(StoreAccess access) =>
        _store ??= Session.Storage.OpenStore(Session.StoreOf(this).Folder, access);

    private void Translated(Action work)
    {
        try
        {
            work();
        }
        catch (StoreException failure)
        {
            ThrowTerminatingError(StoreErrors.Failed(failure));
        }
        catch (FabricException failure)
        {
            ThrowTerminatingError(FabricErrors.Failed(failure, Session.Connected?.Location));
        }
    }
}
