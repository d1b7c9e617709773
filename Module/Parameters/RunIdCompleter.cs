using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using NetUtil.Core.Execution;
using NetUtil.Core.State;
using NetUtil.Sessions;

namespace NetUtil.Parameters;

/// <summary>Completes ids of the runs of the connected fabric, or of all where none is connected.</summary>
public sealed class RunIdCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        CompletionWords.Matching(wordToComplete, Runs().Select(run => (run.RunId, string.Format(
            CultureInfo.CurrentCulture, "{0:u} {1}: {2}", run.Start, run.State, run.Summary).Trim())));

    private static IReadOnlyList<RunRecord> Runs()
    {
        try
        {
            FabricSession session = FabricSession.Current;
            using IStateStore store = session.Storage.OpenStore(session.StoreFolder(), StoreAccess.Read);
            return store.Journal.ReadRuns(session.Connected?.Provider.FabricId);
        }
        catch (Exception failure) when (failure is StoreException or IOException)
        {
            return [];
        }
    }
}
