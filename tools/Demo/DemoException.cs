using System;

namespace NetUtil.Demo;

/// <summary>The demo's fabric cannot be made from its input; the message says why and what to do.</summary>
internal sealed class DemoException : Exception
{
    internal DemoException(string message)
        : base(message)
    {
    }
}
