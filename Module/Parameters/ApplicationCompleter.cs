using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace NetUtil.Parameters;

/// <summary>Completes names of registered applications.</summary>
public sealed class ApplicationCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) => CompletionWords.Matching(
            wordToComplete,
            RegisteredNames.Specs().Select(spec => (spec.Name, $"{spec.Requirements.Count} requirements")));
}
