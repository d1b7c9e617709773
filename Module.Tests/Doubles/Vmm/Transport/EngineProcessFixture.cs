using System;

namespace NetUtil.Tests.Doubles.Vmm.Transport;

/// <summary>One second process for all tests of a class: starting it takes seconds.</summary>
public sealed class EngineProcessFixture : IDisposable
{
    /// <summary>The process.</summary>
    internal EngineProcess Process { get; } = new();

    /// <inheritdoc/>
    public void Dispose() => Process.Dispose();
}
