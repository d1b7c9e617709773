using System;
using Microsoft.SystemCenter.VirtualMachineManager.Remoting;
using Microsoft.VirtualManager.Utils;

namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>What every object of VMM has, as recorded.</summary>
public abstract class ClientObject
{
    public ServerConnection? ServerConnection { get; set; }
    public Guid ID { get; set; }
    public bool IsViewOnly { get; set; }
    public CarmineObjectType ObjectType { get; set; }
    public bool MarkedForDeletion { get; set; }
    public bool IsFullyCached { get; set; }
}
