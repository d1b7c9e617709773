using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using NetUtil.Core.Import;

namespace NetUtil.Parameters;

/// <summary>Completes the units of imported values.</summary>
public sealed class UnitCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) => CompletionWords.Matching(
            wordToComplete,
            ValueUnit.All.Select(unit => (
                unit.Symbol, unit.IsRate ? "a rate over the interval" : "bytes moved in the interval")));
}
