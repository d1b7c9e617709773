using System;
using NetUtil.Core.State;

namespace NetUtil.Storage;

/// <summary>What the module makes to reach this assembly. Safe on any thread.</summary>
public sealed class StorageEntry : IStorage
{
    /// <inheritdoc/>
    public IStateStore OpenStore(string folder, StoreAccess access)
    {
        if (string.IsNullOrWhiteSpace(folder))
        {
            throw new ArgumentException("The store's folder is blank; name one.", nameof(folder));
        }

        return new SqliteStateStore(StoreFile.Open(folder, access, new StoreLimits()));
    }
}
