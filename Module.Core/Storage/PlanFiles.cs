using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetUtil.Core.Fabric;
using NetUtil.Core.Planning;

namespace NetUtil.Storage;

/// <summary>Keeps plans in JSON files. Safe on any thread.</summary>
public sealed class PlanFiles : IPlanFiles
{
    /// <inheritdoc/>
    public void Write(string path, RebalancePlan plan)
    {
        Required.NotNull(plan, nameof(plan));
        try
        {
            DocumentFile.Replace(
                path, DocumentFile.Json(writer => PlanWriter.Write(writer, plan), isReadable: true));
        }
        catch (FabricException failure)
        {
            throw new IOException(failure.Message, failure);
        }
    }

    /// <inheritdoc/>
    public PlanReadResult Read(string path)
    {
        Required.NotNull(path, nameof(path));
        try
        {
            return Parse(DocumentFile.Read(path));
        }
        catch (FabricException failure)
        {
            throw new IOException(failure.Message, failure);
        }
    }

    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="utf8">The bytes.</param>
    internal static PlanReadResult Parse(byte[] utf8)
    {
        JsonProblems problems = new(utf8);
        JsonPart? root = JsonPartReader.Read(utf8, problems);
        if (root is not null && DocumentVersion.Of(root) is long version && version > PlanWriter.Version)
        {
            problems.Add(
                root.Items.First(item => item.Name == "version"),
                $"a plan of format {PlanWriter.Version} at most",
                $"format {version}",
                advice: "use the newer version of NetUtil that wrote it");
            return new PlanReadResult(Sentences(problems), isNewer: true);
        }

        RebalancePlan? plan = root is null ? null : new PlanReader(problems).Read(root);
        return plan is not null && problems.AreNone
            ? new PlanReadResult(plan)
            : new PlanReadResult(Sentences(problems));
    }

    private static IReadOnlyList<string> Sentences(JsonProblems problems) =>
        problems.InOrder().Select(problem => problem.Message).ToArray();
}
