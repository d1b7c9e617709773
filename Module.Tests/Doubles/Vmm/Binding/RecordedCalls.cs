using System.Collections.Generic;

namespace NetUtil.Tests.Doubles.Vmm.Binding;

/// <summary>Answers nothing, and keeps what was asked.</summary>
internal sealed class RecordedCalls : IVendorPlatform
{
    private readonly List<VendorCall> _calls = [];

    /// <summary>The calls, in order.</summary>
    internal IReadOnlyList<VendorCall> Calls => _calls;

    /// <inheritdoc/>
    public IEnumerable<object> Answer(VendorCall call)
    {
        _calls.Add(call with { Parameters = new Dictionary<string, object?>(call.Parameters) });
        return [];
    }
}
