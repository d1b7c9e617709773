namespace Microsoft.VirtualManager.Remoting;

/// <summary>Names and numbers as recorded; not all that there are. The numbers of names from 1000 on are not
/// known; these stand for them.</summary>
public enum CommunicationState
{
    Responding = 0,
    NotResponding = 1000,
}
