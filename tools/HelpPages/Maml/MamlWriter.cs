using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using NetUtil.HelpPages.Commands;
using NetUtil.HelpPages.Pages;

namespace NetUtil.HelpPages.Maml;

/// <summary>Writes help as MAML, the form that Get-Help reads.</summary>
/// <remarks>Source: the MAML schema for commands, as the documentation of cmdlet help describes it.</remarks>
internal static class MamlWriter
{
    private const string Rule = "--------";

    private static readonly XNamespace s_items = "http://msh";
    private static readonly XNamespace s_maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace s_command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace s_dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>Makes the file of all commands.</summary>
    /// <param name="helps">The commands' help.</param>
    internal static XDocument Document(IEnumerable<CommandHelp> helps) =>
        new(new XElement(s_items + "helpItems", new XAttribute("schema", "maml"), helps.Select(Command)));

    private static XElement Command(CommandHelp help) =>
        new(
            s_command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", s_maml),
            new XAttribute(XNamespace.Xmlns + "command", s_command),
            new XAttribute(XNamespace.Xmlns + "dev", s_dev),
            Details(help),
            Paragraphs("description", help.Page.Description),
            new XElement(s_command + "syntax", help.Shape.Sets.Select(set => SyntaxItem(help, set))),
            new XElement(s_command + "parameters", help.Shape.Parameters.Select(item => Described(help, item))),
            new XElement(s_command + "inputTypes", help.Page.Inputs.Select(item => TypeItem("inputType", item))),
            new XElement(
                s_command + "returnValues", help.Page.Outputs.Select(item => TypeItem("returnValue", item))),
            new XElement(s_maml + "alertSet", new XElement(s_maml + "alert", help.Page.Notes.Select(Paragraph))),
            new XElement(s_command + "examples", help.Page.Examples.Select(Example)),
            new XElement(s_command + "relatedLinks", help.Page.Links.Select(Link)));

    private static XElement Details(CommandHelp help)
    {
        string[] name = help.Shape.Name.Split('-');
        return new XElement(
            s_command + "details",
            new XElement(s_command + "name", help.Shape.Name),
            new XElement(s_command + "verb", name[0]),
            new XElement(s_command + "noun", name[^1]),
            Paragraphs("description", [help.Page.Synopsis]));
    }

    private static XElement SyntaxItem(CommandHelp help, ParameterSetShape set) =>
        new(
            s_command + "syntaxItem",
            new XElement(s_maml + "name", help.Shape.Name),
            set.Parameters.Select(pair => Parameter(help, pair.Parameter, pair.Use, inSyntax: true)));

    // A parameter that differs between sets is described by its use in the first one.
    private static XElement Described(CommandHelp help, ParameterShape parameter) =>
        Parameter(help, parameter, parameter.Uses.First().Value, inSyntax: false);

    private static XElement Parameter(CommandHelp help, ParameterShape parameter, ParameterUse use, bool inSyntax)
    {
        XElement element = new(
            s_command + "parameter",
            new XAttribute("required", Word(use.IsMandatory)),
            new XAttribute("variableLength", Word(parameter.TypeName.EndsWith(']'))),
            new XAttribute("globbing", Word(parameter.TakesWildcards)),
            new XAttribute("pipelineInput", use.Pipeline),
            new XAttribute("position", use.Position?.ToString(CultureInfo.InvariantCulture) ?? "named"),
            new XAttribute("aliases", string.Join(", ", parameter.Aliases.DefaultIfEmpty("none"))),
            new XElement(s_maml + "name", parameter.Name),
            Paragraphs("description", Description(help, parameter)));
        if (!(parameter.IsSwitch && inSyntax))
        {
            element.Add(new XElement(
                s_command + "parameterValue",
                new XAttribute("required", Word(!parameter.IsSwitch)),
                new XAttribute("variableLength", "false"),
                parameter.TypeName));
        }

        element.Add(
            new XElement(s_dev + "type", new XElement(s_maml + "name", parameter.TypeName)),
            new XElement(s_dev + "defaultValue", parameter.Default.Length == 0 ? "None" : parameter.Default));
        return element;
    }

    private static IReadOnlyList<string> Description(CommandHelp help, ParameterShape parameter) =>
        parameter switch
        {
            { IsEngineOwn: true, Name: "WhatIf" } => ["Shows what would happen, and changes nothing."],
            { IsEngineOwn: true } => ["Asks before something is changed."],
            _ => help.Page.Parameters.First(item => item.Name == parameter.Name).Text,
        };

    private static XElement TypeItem(string name, PageItem item) =>
        new(
            s_command + name,
            new XElement(s_dev + "type", new XElement(s_maml + "name", item.Name)),
            Paragraphs("description", item.Text));

    private static XElement Example(PageExample example) =>
        new(
            s_command + "example",
            new XElement(s_maml + "title", $"{Rule} {example.Title} {Rule}"),
            new XElement(s_dev + "code", example.Code),
            new XElement(s_dev + "remarks", example.Remarks.Select(Paragraph)));

    private static XElement Link(PageLink link) =>
        new(
            s_maml + "navigationLink",
            new XElement(s_maml + "linkText", link.Text),
            new XElement(s_maml + "uri", link.Address));

    private static XElement Paragraphs(string name, IEnumerable<string> texts) =>
        new(s_maml + name, texts.Select(Paragraph));

    private static XElement Paragraph(string text) => new(s_maml + "para", text);

    private static string Word(bool value) => value ? "true" : "false";
}
