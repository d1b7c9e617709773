using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Compliance;
using NetUtil.Core.Control;
using NetUtil.Core.Specs;
using NetUtil.Core.State;

namespace NetUtil.Sessions;

/// <summary>Says what registering a spec would do to verdicts, those on other applications among them.</summary>
internal static class SpecPreview
{
    /// <summary>Compares the verdicts with and without a spec.</summary>
    /// <param name="fabric">The connected fabric.</param>
    /// <param name="store">The store, open for reading.</param>
    /// <param name="added">The spec; it takes the place of one of the same application.</param>
    /// <param name="stopToken">Ends the work.</param>
    /// <returns>One line a requirement whose verdict would change, such as "shop/r1: Met -> Violated"; the added
    /// spec's own ones first.</returns>
    internal static IReadOnlyList<string> VerdictChanges(
        ConnectedFabric fabric, IStateStore store, RegisteredSpec added, CancellationToken stopToken)
    {
        IEnumerable<RegisteredSpec> others = store.Specs.ReadAll().Where(
            one => !string.Equals(one.Spec.Name, added.Spec.Name, StringComparison.OrdinalIgnoreCase));
        PreviewStore preview = new(store, [added, .. others]);
        return Compare(
            new FabricController(fabric.Provider, store).Evaluate(stopToken),
            new FabricController(fabric.Provider, preview).Evaluate(stopToken));
    }

    /// <summary>Lists the verdicts that differ.</summary>
    /// <param name="before">Verdicts before.</param>
    /// <param name="after">Verdicts after.</param>
    internal static IReadOnlyList<string> Compare(
        IReadOnlyList<PathCompliance> before, IReadOnlyList<PathCompliance> after)
    {
        Dictionary<string, ComplianceStatus> old = before.ToDictionary(
            NameOf, verdict => verdict.Status, StringComparer.OrdinalIgnoreCase);
        HashSet<string> kept = new(after.Select(NameOf), StringComparer.OrdinalIgnoreCase);
        return after
            .Select(verdict => !old.TryGetValue(NameOf(verdict), out ComplianceStatus status)
                ? $"{NameOf(verdict)}: new -> {verdict.Status}"
                : status == verdict.Status ? null : $"{NameOf(verdict)}: {status} -> {verdict.Status}")
            .OfType<string>()
            .Concat(before
                .Where(verdict => !kept.Contains(NameOf(verdict)))
                .Select(verdict => $"{NameOf(verdict)}: {verdict.Status} -> gone"))
            .ToArray();
    }

    private static string NameOf(PathCompliance verdict) => verdict.Application + "/" + verdict.Requirement;
}
