using System.Collections.Generic;

namespace NetUtil.Core.Compliance;

/// <summary>One hop of a path instance. Immutable.</summary>
/// <param name="Kind">What it adds up.</param>
/// <param name="Flows">The flows; empty for a star.</param>
/// <param name="Endpoints">For a star the endpoints at its other end; otherwise empty.</param>
internal sealed record PathHop(HopKind Kind, IReadOnlyList<FlowKey> Flows, IReadOnlyList<string> Endpoints);
