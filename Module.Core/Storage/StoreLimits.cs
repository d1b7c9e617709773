using System;

namespace NetUtil.Storage;

/// <summary>How long a store waits and how large it grows. Immutable.</summary>
internal sealed class StoreLimits
{
    /// <summary>Makes limits.</summary>
    /// <param name="waitSeconds">How long a call waits for another process; at least 1.</param>
    /// <param name="pages">Largest size of the file in pages of 4096 bytes; null for none.</param>
    public StoreLimits(int waitSeconds = 15, int? pages = null)
    {
        WaitSeconds = Math.Max(1, waitSeconds);
        Pages = pages;
    }

    /// <summary>How long a call waits for another process. Unit: s.</summary>
    public int WaitSeconds { get; }

    /// <summary>Largest size of the file in pages; null for none.</summary>
    public int? Pages { get; }
}
