using System;

namespace NetUtil.Shell;

/// <summary>The shell cannot do what its arguments ask; the message says why and what to do.</summary>
internal sealed class ShellException : Exception
{
    internal ShellException(string message)
        : base(message)
    {
    }
}
