using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace NetUtil.Parameters;

/// <summary>Completes names of hosts of the connected fabric; without a connection nothing.</summary>
public sealed class HostNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) => CompletionWords.Matching(
            wordToComplete,
            ConnectedInventory
                .Names(fabric => fabric.Hosts.Select(host => host.Name))
                .Select(name => (name, name)));
}
