using System;

namespace NetUtil.Core.Import;

/// <summary>The instance of a virtual adapter's counters: VMName_AdapterName_VMGuid--AdapterGuid.
/// Immutable.</summary>
/// <param name="Names">The names of VM and adapter, which may hold underscores; blank where there are
/// none.</param>
/// <param name="MachineId">The VM's GUID.</param>
/// <param name="AdapterId">The adapter's GUID.</param>
internal readonly record struct CounterInstance(string Names, Guid MachineId, Guid AdapterId)
{
    private const int GuidLength = 36;
    private const string Between = "--";

    /// <summary>Takes an instance apart, from the right: names may hold anything.</summary>
    /// <returns>Null where it does not end with two GUIDs.</returns>
    public static CounterInstance? Parse(string text)
    {
        int adapter = text.Length - GuidLength;
        int machine = adapter - Between.Length - GuidLength;
        if (machine < 0
            || string.CompareOrdinal(text, adapter - Between.Length, Between, 0, Between.Length) != 0
            || !Guid.TryParseExact(text.Substring(machine, GuidLength), "D", out Guid machineId)
            || !Guid.TryParseExact(text.Substring(adapter), "D", out Guid adapterId))
        {
            return null;
        }

        return new CounterInstance(text.Substring(0, machine).TrimEnd('_'), machineId, adapterId);
    }

    /// <summary>Says whether an instance is an adapter of the host itself.</summary>
    public static bool IsHostSide(string text) =>
        text.IndexOf("__DEVICE", StringComparison.OrdinalIgnoreCase) >= 0
        || text.IndexOf("__TEAMNIC", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Says whether it is of a VM of some name.</summary>
    public bool IsOf(string machineName) =>
        Names.Length == machineName.Length
            ? string.Equals(Names, machineName, StringComparison.OrdinalIgnoreCase)
            : Names.StartsWith(machineName + "_", StringComparison.OrdinalIgnoreCase);
}
