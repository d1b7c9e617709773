using System.Collections.Generic;
using NetUtil.Demo.Traffic;

namespace NetUtil.Demo;

/// <summary>What the demo's fabric is made of. Immutable.</summary>
/// <param name="Origin">Where the traffic comes from, in words.</param>
/// <param name="Applications">The traffic of each application.</param>
internal sealed record DemoInput(string Origin, IReadOnlyList<ApplicationTraffic> Applications);
