using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace NetUtil.Parameters;

/// <summary>Completes ids of requirements, of the applications named in the same command or of all.</summary>
public sealed class RequirementCompleter : IArgumentCompleter
{
    private const string ApplicationParameter = "Application";

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        WildcardPattern[] applications = PatternsOf(fakeBoundParameters?[ApplicationParameter]);
        return CompletionWords.Matching(wordToComplete, RegisteredNames.Specs()
            .Where(spec => applications.Length == 0 || applications.Any(one => one.IsMatch(spec.Name)))
            .SelectMany(spec => spec.Requirements)
            .Select(requirement => (requirement.Id, $"{requirement.Application}: {requirement.Statement}")));
    }

    private static WildcardPattern[] PatternsOf(object? given) =>
        LanguagePrimitives.TryConvertTo(given, out string[] names) && names is not null
            ? [.. names.Select(name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase))]
            : [];
}
