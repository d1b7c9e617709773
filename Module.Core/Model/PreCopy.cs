using System;

namespace NetUtil.Core.Model;

/// <summary>How a live migration copies memory while the VM runs: in rounds, each of which copies what was
/// written to during the one before; the last with the VM paused.</summary>
/// <remarks>Source: C. Clark et al., "Live Migration of Virtual Machines", NSDI 2005, section 4; the limits
/// are those of Xen, which the paper describes (xc_domain_save: 30 rounds, three times the memory, 50 pages of
/// 4 KiB). Hyper-V works in the same way ("Virtual Machine Live Migration Overview", Microsoft Learn) and
/// publishes no limits. What is written to grows with time up to the whole memory.</remarks>
public static class PreCopy
{
    /// <summary>Rounds with the VM running, at most.</summary>
    public const int MostRounds = 30;

    /// <summary>Once this many times the memory has been copied, the VM is paused.</summary>
    public const double MostCopies = 3;

    /// <summary>What is left to copy is small enough to pause the VM for. Unit: byte.</summary>
    public const double SmallRestBytes = 50 * 4096;

    /// <summary>Says whether the VM is paused for what is left after a round.</summary>
    /// <param name="round">The round, from 1.</param>
    /// <param name="roundBytes">What it copied. Unit: byte; at least 0.</param>
    /// <param name="sentBytes">What all rounds copied. Unit: byte; at least 0.</param>
    /// <param name="memoryBytes">The VM's memory. Unit: byte; at least 0.</param>
    /// <param name="restBytes">What was written to meanwhile. Unit: byte; at least 0.</param>
    public static bool EndsAfter(
        int round, double roundBytes, double sentBytes, double memoryBytes, double restBytes) =>
        restBytes <= SmallRestBytes
        || restBytes >= roundBytes
        || round >= MostRounds
        || sentBytes >= MostCopies * memoryBytes;

    /// <summary>How much memory is written to in some time, and must be copied again.</summary>
    /// <param name="machine">The VM.</param>
    /// <param name="duration">At least 0.</param>
    /// <returns>Unit: byte; at most the VM's memory.</returns>
    public static double WrittenBytes(VirtualMachine machine, TimeSpan duration) => Math.Min(
        Internals.Guard.NotNull(machine, nameof(machine)).MemoryBytes,
        machine.DirtyBitsPerSecond / 8 * duration.TotalSeconds);
}
