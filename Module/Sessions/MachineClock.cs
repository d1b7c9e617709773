using System;

namespace NetUtil.Sessions;

/// <summary>The clock of the machine: for what an administrator does, not for what a fabric does.</summary>
internal static class MachineClock
{
    /// <summary>The time now, UTC.</summary>
    internal static DateTimeOffset Now
    {
        get
        {
#pragma warning disable RS0030 // The one place where the machine's time comes in; everything else is given it.
            return DateTimeOffset.UtcNow;
#pragma warning restore RS0030
        }
    }
}
