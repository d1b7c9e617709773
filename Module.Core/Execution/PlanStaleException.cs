using System;

namespace NetUtil.Core.Execution;

/// <summary>The fabric is not as a plan took it to be.</summary>
public sealed class PlanStaleException : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="message">What differs.</param>
    public PlanStaleException(string message)
        : base(message)
    {
    }
}
