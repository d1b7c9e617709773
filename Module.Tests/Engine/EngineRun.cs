using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace NetUtil.Tests.Engine;

/// <summary>What one script wrote to its streams.</summary>
/// <param name="Output">The objects, in order.</param>
/// <param name="Errors">The errors; where one ended the script, it is the last.</param>
/// <param name="Warnings">The warnings' texts.</param>
/// <param name="Verbose">The verbose texts.</param>
/// <param name="Progress">The progress records.</param>
/// <param name="WasEnded">Whether an error ended the script.</param>
internal sealed record EngineRun(
    IReadOnlyList<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Verbose,
    IReadOnlyList<ProgressRecord> Progress,
    bool WasEnded)
{
    /// <summary>The objects' own values, of one type.</summary>
    /// <typeparam name="T">The type of all of them.</typeparam>
    internal IReadOnlyList<T> Values<T>() => [.. Output.Select(item => (T)item.BaseObject)];

    /// <summary>The ids of the errors, in order.</summary>
    internal IReadOnlyList<string> ErrorIds => [.. Errors.Select(error => error.FullyQualifiedErrorId)];
}
