using System;
using System.Collections.Generic;
using System.Threading;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Sessions;

namespace NetUtil.Parameters;

/// <summary>The connected fabric, for completion: where none is or it gives no answer, nothing is.</summary>
internal static class ConnectedInventory
{
    /// <summary>Reads the fabric; null where there is none to read.</summary>
    internal static FabricInventory? Read()
    {
        try
        {
            return FabricSession.Current.Connected?.Provider.ReadInventory(CancellationToken.None);
        }
        catch (FabricException)
        {
            return null;
        }
    }

    /// <summary>Names of the fabric; none where there is no fabric.</summary>
    /// <param name="namesOf">Takes them from it.</param>
    internal static IEnumerable<string> Names(Func<FabricInventory, IEnumerable<string>> namesOf) =>
        Read() is FabricInventory fabric ? namesOf(fabric) : [];
}
