using System.Collections.Generic;

namespace NetUtil.Tests.Doubles.Vmm.Binding;

/// <summary>Stands behind the vendors' commands.</summary>
internal interface IVendorPlatform
{
    /// <summary>Answers a call.</summary>
    /// <param name="call">What was bound.</param>
    /// <returns>The objects that the command writes.</returns>
    /// <exception cref="VendorException">The command fails.</exception>
    IEnumerable<object> Answer(VendorCall call);
}
