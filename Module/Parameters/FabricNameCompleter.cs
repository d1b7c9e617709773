using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using NetUtil.Core.Model;
using NetUtil.Outputs;

namespace NetUtil.Parameters;

/// <summary>Completes names of what the connected fabric is made of; without a connection nothing.</summary>
public sealed class FabricNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        LanguagePrimitives.TryConvertTo(fakeBoundParameters?["Detail"], out FabricDetail detail)
            && ConnectedInventory.Read() is FabricInventory inventory
                ? CompletionWords.Matching(
                    wordToComplete,
                    FabricListing.Of(inventory, detail).Select(one => (one.Name, one.Name)))
                : [];
}
