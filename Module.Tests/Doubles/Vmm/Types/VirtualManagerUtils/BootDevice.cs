namespace Microsoft.VirtualManager.Utils;

/// <summary>Names and numbers as recorded; not all that there are. The numbers of names from 1000 on are not
/// known; these stand for them.</summary>
public enum BootDevice
{
    Floppy = 0,
    CD = 1,
    IdeHardDrive = 2,
    PxeBoot = 3,
    Unknown = 1000,
}
