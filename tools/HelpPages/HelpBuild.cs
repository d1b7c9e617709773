using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetUtil.HelpPages.Commands;
using NetUtil.HelpPages.Maml;
using NetUtil.HelpPages.Pages;

namespace NetUtil.HelpPages;

/// <summary>Makes help files from a folder of pages.</summary>
internal static class HelpBuild
{
    /// <summary>The file that holds the help of all commands.</summary>
    internal const string CommandFile = "NetUtil.dll-Help.xml";

    private const string TopicPrefix = "about_";

    /// <summary>Reads all pages and, where none has a problem, writes the help files.</summary>
    /// <param name="pageFolder">Pages <c>Verb-Noun.md</c> and topics <c>about_*.md</c>.</param>
    /// <param name="commands">The module's commands.</param>
    /// <param name="helpFolder">Where the files go; made where missing. Topics without a page go away.</param>
    /// <returns>All problems of all pages; none where the files were written.</returns>
    internal static IReadOnlyList<PageProblem> Run(
        string pageFolder, IReadOnlyList<CommandShape> commands, string helpFolder)
    {
        List<PageProblem> problems = [];
        List<CommandHelp> helps = [];
        Dictionary<string, string> topics = [];
        foreach (string file in Directory.GetFiles(pageFolder, "*.md").Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileNameWithoutExtension(file);
            if (name.StartsWith(TopicPrefix, StringComparison.Ordinal))
            {
                topics.Add(name + ".help.txt", TopicText.Of(File.ReadAllText(file)));
                continue;
            }

            PageReader reader = new(file, File.ReadAllText(file));
            HelpPage page = reader.Read();
            problems.AddRange(reader.Problems);
            if (reader.Problems.Count == 0)
            {
                CommandShape? shape = commands.FirstOrDefault(command => command.Name == page.Command);
                problems.AddRange(PageCheck.Compare(file, page, shape));
                helps.AddRange(shape is null ? [] : [new CommandHelp(page, shape)]);
            }
        }

        if (problems.Count == 0)
        {
            Write(helpFolder, helps, topics);
        }

        return problems;
    }

    private static void Write(string folder, IReadOnlyList<CommandHelp> helps, Dictionary<string, string> topics)
    {
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.GetFiles(folder, TopicPrefix + "*"))
        {
            File.Delete(file);
        }

        foreach (KeyValuePair<string, string> topic in topics)
        {
            File.WriteAllText(Path.Combine(folder, topic.Key), topic.Value);
        }

        MamlWriter.Document(helps).Save(Path.Combine(folder, CommandFile));
    }
}
