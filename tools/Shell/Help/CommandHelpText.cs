using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text;

namespace NetUtil.Shell.Help;

/// <summary>Writes the help of a command as text. Named by the shell's views of help.</summary>
public static class CommandHelpText
{
    private const string Indent = "    ";

    /// <summary>Name, synopsis, syntax, description and a hint to the rest.</summary>
    /// <param name="help">What Get-Help gives.</param>
    public static string Short(PSObject help) =>
        Join(
            Section("NAME", HelpNode.Text(help, "Name")),
            Section("SYNOPSIS", HelpNode.Text(help, "Synopsis")),
            Section("SYNTAX", Syntax(help)),
            Section("DESCRIPTION", HelpNode.Paragraphs(help, "description")),
            Section("RELATED LINKS", Links(help)),
            Section("REMARKS", $"For examples and parameters: Get-Help {HelpNode.Text(help, "Name")} -Full"));

    /// <summary>Everything the page says.</summary>
    /// <param name="help">What Get-Help gives.</param>
    public static string Full(PSObject help) =>
        Join(
            Section("NAME", HelpNode.Text(help, "Name")),
            Section("SYNOPSIS", HelpNode.Text(help, "Synopsis")),
            Section("SYNTAX", Syntax(help)),
            Section("DESCRIPTION", HelpNode.Paragraphs(help, "description")),
            Section("PARAMETERS", Parameters(help)),
            Section("INPUTS", Types(help, "inputTypes", "inputType")),
            Section("OUTPUTS", Types(help, "returnValues", "returnValue")),
            Section("NOTES", string.Join("\n\n", Notes(help))),
            ExamplesOf(help),
            Section("RELATED LINKS", Links(help)));

    /// <summary>Name, synopsis and examples.</summary>
    /// <param name="help">What Get-Help gives.</param>
    public static string Examples(PSObject help) =>
        Join(
            Section("NAME", HelpNode.Text(help, "Name")),
            Section("SYNOPSIS", HelpNode.Text(help, "Synopsis")),
            ExamplesOf(help));

    private static string Syntax(PSObject help) =>
        string.Join(
            "\n\n",
            HelpNode.Children(help, "syntax", "syntaxItem").Select(SyntaxText.Of));

    private static string Parameters(PSObject help) =>
        string.Join("\n\n", HelpNode.Children(help, "parameters", "parameter").Select(Parameter));

    private static string Parameter(PSObject parameter)
    {
        StringBuilder text = new();
        string type = HelpNode.Text(HelpNode.Child(parameter, "type"), "name");
        text.Append('-').Append(HelpNode.Text(parameter, "name")).Append(" <").Append(type).AppendLine(">");
        text.AppendLine(Indented(HelpNode.Paragraphs(parameter, "description")));
        text.Append(Indent).Append("Required: ").Append(HelpNode.Text(parameter, "required"));
        text.Append("; position: ").Append(HelpNode.Text(parameter, "position"));
        text.Append("; pipeline: ").Append(HelpNode.Text(parameter, "pipelineInput"));
        return text.ToString();
    }

    private static string Types(PSObject help, string list, string item) =>
        string.Join("\n", HelpNode.Children(help, list, item).Select(TypeLine));

    private static string TypeLine(PSObject item)
    {
        string name = HelpNode.Text(HelpNode.Child(item, "type"), "name").Trim();
        string description = HelpNode.Paragraphs(item, "description");
        return description.Length == 0 ? name : $"{name}\n{Indented(description)}";
    }

    private static IEnumerable<string> Notes(PSObject help) =>
        HelpNode.Children(help, "alertSet", "alert").Select(alert => HelpNode.Text(alert, "Text").Trim());

    private static string ExamplesOf(PSObject help) =>
        string.Join("\n\n", HelpNode.Children(help, "examples", "example").Select(Example));

    private static string Example(PSObject example)
    {
        string title = HelpNode.Text(example, "title").Trim(' ', '-');
        string remarks = HelpNode.Paragraphs(example, "remarks");
        string code = HelpNode.Text(example, "code");
        return Section(title.ToUpperInvariant(), remarks.Length == 0 ? code : $"{code}\n\n{remarks}");
    }

    private static string Links(PSObject help) =>
        string.Join("\n", HelpNode.Children(help, "relatedLinks", "navigationLink").Select(Link));

    private static string Link(PSObject link)
    {
        string address = HelpNode.Text(link, "uri");
        return address.Length == 0 ? HelpNode.Text(link, "linkText") : $"{HelpNode.Text(link, "linkText")} {address}";
    }

    private static string Section(string title, string text) =>
        text.Length == 0 ? "" : $"{title}\n{Indented(text)}";

    private static string Join(params string[] sections) =>
        string.Join("\n\n", sections.Where(section => section.Length > 0)) + "\n";

    private static string Indented(string text) =>
        string.Join("\n", text.Split('\n').Select(line => line.Length == 0 ? line : Indent + line.TrimEnd('\r')));
}
