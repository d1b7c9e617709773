using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Threading;
using NetUtil.Core.Fabric;
using NetUtil.Core.State;
using NetUtil.Core.Statistics;
using NetUtil.Sessions;

namespace NetUtil.Parameters;

/// <summary>Completes names of what was measured in the connected fabric; without a connection nothing.</summary>
public sealed class StatisticNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        try
        {
            return FabricSession.Current.Connected is ConnectedFabric fabric
                ? CompletionWords.Matching(
                    wordToComplete, Names(fabric, parameterName).OfType<string>().Select(name => (name, name)))
                : [];
        }
        catch (Exception failure) when (failure is FabricException or StoreException or IOException)
        {
            return [];
        }
    }

    private static IEnumerable<string?> Names(ConnectedFabric fabric, string parameter)
    {
        FabricNames names = new(fabric.Provider.ReadInventory(CancellationToken.None));
        using IStateStore store = FabricSession.Current.Storage.OpenStore(fabric.Store.Folder, StoreAccess.Read);
        IReadOnlyList<StatisticSeries> series = store.Statistics.ReadSeries(fabric.Provider.FabricId);
        Func<StatisticSeries, string?> name = parameter switch
        {
            "VMName" => one => FabricNames.IsOfMachine(one) ? names.NameOf(one) : null,
            "Id" => one => one.SubjectId,
            "HostName" => names.HostOf,
            "Remote" => names.RemoteOf,
            _ => one => one.Source,
        };
        return [.. series.Select(name)];
    }
}
