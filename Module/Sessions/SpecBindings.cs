using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;

namespace NetUtil.Sessions;

/// <summary>Which instances of the connected fabric play the components of specs now; unknown where no fabric is
/// connected. Immutable.</summary>
internal sealed class SpecBindings
{
    private readonly ComponentBinder? _binder;

    private SpecBindings(ComponentBinder? binder) => _binder = binder;

    /// <summary>Reads the fabric once.</summary>
    /// <param name="fabric">The fabric, or null where none is connected.</param>
    /// <param name="stopToken">Ends the reading.</param>
    internal static SpecBindings Of(ConnectedFabric? fabric, CancellationToken stopToken) => new(fabric is null
        ? null
        : new ComponentBinder(fabric.Provider.ReadInventory(stopToken), []));

    /// <summary>The bindings of a spec by component name, or null where they are unknown.</summary>
    /// <param name="spec">The spec.</param>
    internal IReadOnlyDictionary<string, BoundComponent>? Of(ApplicationSpec spec) => _binder?.Bind(spec);

    /// <summary>What may surprise about the bindings of a spec, in words.</summary>
    /// <param name="bound">Its bindings; null where they are unknown.</param>
    internal static IEnumerable<string> WarningsOf(IReadOnlyDictionary<string, BoundComponent>? bound) =>
        bound is null
            ? []
            : bound.Values.SelectMany(one => one.Warnings).Concat(bound.Values
                .Where(one => one.Instances.Count == 0)
                .Select(one => one.NotRunning.Count == 0
                    ? $"No instance plays '{one.Component.Name}' now."
                    : $"No instance plays '{one.Component.Name}' now; {string.Join(", ", one.NotRunning)} "
                        + "would, but do not run."));
}
