using System;

namespace NetUtil.Core.Fabric;

/// <summary>The platform could not do what was asked.</summary>
public class FabricException : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="message">What failed, on what, and why.</param>
    /// <param name="inner">What it comes from; null where nothing lies below.</param>
    public FabricException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
