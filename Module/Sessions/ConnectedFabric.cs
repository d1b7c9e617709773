using System;
using NetUtil.Core.Fabric;
using NetUtil.Core.State;

namespace NetUtil.Sessions;

/// <summary>A fabric that a runspace is connected to. Immutable; disposing it lets go of the fabric.</summary>
internal sealed class ConnectedFabric : IDisposable
{
    /// <summary>Makes a connection.</summary>
    /// <param name="provider">Speaks the fabric; disposed with the connection.</param>
    /// <param name="location">Where the fabric is, in words for people.</param>
    /// <param name="store">Where its state lies.</param>
    internal ConnectedFabric(IFabricProvider provider, string location, StoreLocation store)
    {
        Provider = provider;
        Location = location;
        Store = store;
    }

    /// <summary>Speaks the fabric.</summary>
    internal IFabricProvider Provider { get; }

    /// <summary>Where the fabric is, in words for people.</summary>
    internal string Location { get; }

    /// <summary>Where its state lies.</summary>
    internal StoreLocation Store { get; }

    /// <inheritdoc/>
    public void Dispose() => Provider.Dispose();
}
