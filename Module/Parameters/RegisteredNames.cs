using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.State;
using NetUtil.Sessions;

namespace NetUtil.Parameters;

/// <summary>What is registered, for completion: where the store cannot be read, nothing is.</summary>
internal static class RegisteredNames
{
    /// <summary>The registered specs, by name; empty where the store cannot be read.</summary>
    internal static IReadOnlyList<ApplicationSpec> Specs()
    {
        try
        {
            FabricSession session = FabricSession.Current;
            using IStateStore store = session.Storage.OpenStore(session.StoreFolder(), StoreAccess.Read);
            return [.. store.Specs.ReadAll().Select(one => one.Spec)];
        }
        catch (Exception failure) when (failure is StoreException or IOException)
        {
            return [];
        }
    }
}
