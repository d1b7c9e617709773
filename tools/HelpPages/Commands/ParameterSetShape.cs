using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace NetUtil.HelpPages.Commands;

/// <summary>A parameter set: its parameters in the order of its syntax.</summary>
/// <param name="Parameters">Those with a position, then the mandatory ones, then the rest.</param>
internal sealed record ParameterSetShape(IReadOnlyList<(ParameterShape Parameter, ParameterUse Use)> Parameters)
{
    /// <summary>Picks the parameters of a set.</summary>
    /// <param name="name">The set's name.</param>
    /// <param name="parameters">All parameters of the command, in the order they are declared.</param>
    internal static ParameterSetShape Of(string name, IEnumerable<ParameterShape> parameters) =>
        new([.. parameters
            .Select(parameter => (Parameter: parameter, Use: UseIn(name, parameter)))
            .Where(pair => pair.Use is not null)
            .Select(pair => (pair.Parameter, Use: pair.Use!))
            .OrderBy(pair => pair.Use.Position ?? int.MaxValue)
            .ThenByDescending(pair => pair.Use.IsMandatory)
            .ThenBy(pair => pair.Parameter.IsEngineOwn)]);

    private static ParameterUse? UseIn(string set, ParameterShape parameter) =>
        parameter.Uses.TryGetValue(set, out ParameterUse? own)
            || parameter.Uses.TryGetValue(ParameterAttribute.AllParameterSets, out own) ? own : null;
}
