namespace Microsoft.VirtualManager.Utils;

/// <summary>Names and numbers as recorded; not all that there are. The numbers of names from 1000 on are not
/// known; these stand for them.</summary>
public enum VMComputerSystemState
{
    Running = 0,
    PowerOff = 1,
    Stored = 102,
    Missing = 220,
    UnderMigration = 1000,
    Paused = 1001,
    Saved = 1002,
    IncompleteVMConfig = 1003,
    MigrationFailed = 1004,
}
