using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Schema;
using NetUtil.Core.Specs;
using Xunit;

namespace NetUtil.Tests.Core.Specs;

/// <summary>The published schema and the reader agree wherever a schema can say it.</summary>
public class SpecSchemaTests
{
    private static readonly XmlSchemaSet s_schemas = Load();

    public static TheoryData<string> Samples =>
        new(Directory.GetFiles(Path.Combine(SpecFiles.Manifests, "specs"), "*.xml").Select(Path.GetFileName)!);

    public static TheoryData<string> Good => new(
        SpecXml.Of(),
        SpecXml.Of(SpecXml.Requirements, SpecXml.Components),
        "<?xml version=\"1.0\"?><!-- a -->" + SpecXml.Of(),
        SpecXml.Of().Replace("<", "<n:").Replace("<n:/", "</n:").Replace("xmlns=", "xmlns:n="),
        SpecXml.Of().Replace(" name=", " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
            + "xsi:schemaLocation=\"urn:netutil:app-network-spec:1 AppNetworkSpec.xsd\" name="),
        SpecXml.WithComponent("<component vm=\"a;b\">\n  Web\n</component>"),
        SpecXml.WithComponent("<component vm=\"a;\">Web</component><component vm=\"a\">Front  End</component>"),
        SpecXml.WithComponent("<component service=\"s\" tier=\"t\" tag=\"x\" cloud=\"c\" "
            + "hostGroup=\"h\">Web</component>"),
        SpecXml.WithComponent("<component property=\" a = b=c \" network=\"n\">Web</component>"),
        SpecXml.WithComponent("<component external=\"10.0.0.0/8\" capacity=\" .5MB/s \">Web</component>"),
        SpecXml.WithComponent("<component external=\"Net\" capacity=\"100 Mbps\">Web</component>"),
        SpecXml.WithComponent(
            $"<component vm=\"a\">Web</component><component vm=\"a\">{new string('x', 100)}</component>"),
        SpecXml.WithAttributes("id=\" web out \" priority=\"high\" correct=\" none \" basis=\" capacity\""),
        SpecXml.WithAttributes("priority=\"100\" window=\"90s\" horizon=\"1.5 h\" for=\"1000\" statistic=\"p1\""),
        SpecXml.WithAttributes("priority=\"007\" window=\"1.02:03:04\" tolerance=\"0\" risk=\"100%\" "
            + "statistic=\"mean\""),
        SpecXml.WithAttributes("tolerance=\"12.5 %\" risk=\".25\""),
        SpecXml.WithText("<![CDATA[Min(Web, App) > 1 MBS]]>"));

    public static TheoryData<string> Bad => new(
        SpecXml.Of().Replace(" " + SpecXml.Namespace, ""),
        SpecXml.Of().Replace("spec:1", "spec:2"),
        SpecXml.Of().Replace(" name=\"Shop\"", ""),
        SpecXml.Of().Replace("\"Shop\"", "\" \""),
        SpecXml.Of().Replace("application", "app"),
        SpecXml.Of().Replace(" name=", " version=\"1\" name="),
        SpecXml.Of("", SpecXml.Requirements),
        SpecXml.Of(SpecXml.Components, ""),
        SpecXml.Of("<components/>", SpecXml.Requirements),
        SpecXml.Of(SpecXml.Components, "<capacitySpecifications/>"),
        SpecXml.Of(SpecXml.Components + SpecXml.Components),
        SpecXml.Of(SpecXml.Components + "text"),
        SpecXml.Of(SpecXml.Components + "<note/>"),
        SpecXml.WithComponent("<component vm=\"a\"/>"),
        SpecXml.WithComponent("<component vm=\"a\">We!b</component>"),
        SpecXml.WithComponent("<component vm=\"a\">Web<b/></component>"),
        SpecXml.WithComponent("<component vm=\"a\">App</component>"),
        SpecXml.WithComponent($"<component vm=\"a\">{new string('x', 101)}</component>"),
        SpecXml.WithComponent("<component vm=\"\">Web</component>"),
        SpecXml.WithComponent("<component vm=\" ; \">Web</component>"),
        SpecXml.WithComponent("<component vmid=\"a\">Web</component>"),
        SpecXml.WithComponent("<component property=\"a\">Web</component>"),
        SpecXml.WithComponent("<component property=\"a= \">Web</component>"),
        SpecXml.WithComponent("<component property=\" =b\">Web</component>"),
        SpecXml.WithComponent("<component external=\"Net\" capacity=\"5\">Web</component>"),
        SpecXml.WithComponent("<component external=\"Net\" capacity=\"5 mbs\">Web</component>"),
        SpecXml.WithComponent("<component external=\"Net\" capacity=\"5. MBS\">Web</component>"),
        SpecXml.WithComponent("<componnt vm=\"a\">Web</componnt>"),
        SpecXml.WithAttributes("id=\"a/b\""),
        SpecXml.WithAttributes("id=\"\""),
        SpecXml.WithAttributes("priority=\"High\""),
        SpecXml.WithAttributes("priority=\"0\""),
        SpecXml.WithAttributes("priority=\"101\""),
        SpecXml.WithAttributes("window=\"5\""),
        SpecXml.WithAttributes("window=\"-5 min\""),
        SpecXml.WithAttributes("horizon=\"00:60:00\""),
        SpecXml.WithAttributes("statistic=\"p0\""),
        SpecXml.WithAttributes("statistic=\"P95\""),
        SpecXml.WithAttributes("basis=\"Capacity\""),
        SpecXml.WithAttributes("tolerance=\"10\""),
        SpecXml.WithAttributes("tolerance=\"101 %\""),
        SpecXml.WithAttributes("tolerance=\"100.5 %\""),
        SpecXml.WithAttributes("risk=\"1.5\""),
        SpecXml.WithAttributes("for=\"0\""),
        SpecXml.WithAttributes("for=\"1001\""),
        SpecXml.WithAttributes("correct=\"migration\""),
        SpecXml.WithAttributes("schedule=\"Mon\""),
        SpecXml.WithAttributes("colour=\"red\""),
        SpecXml.WithText(""),
        SpecXml.WithText(" \n "),
        SpecXml.WithText("Min(Web, App) > 1 MBS<b/>"));

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_sample_is_valid_and_reads(string name)
    {
        string xml = File.ReadAllText(SpecFiles.Sample(name));

        Assert.Empty(Validate(xml));
        Assert.Empty(SpecReader.Read(xml).Problems);
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void What_the_reader_takes_is_valid(string xml)
    {
        Assert.Empty(SpecReader.Read(xml).Problems);
        Assert.Empty(Validate(xml));
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_is_invalid_the_reader_refuses(string xml)
    {
        Assert.NotEmpty(Validate(xml));
        Assert.NotEmpty(SpecReader.Read(xml).Problems);
    }

    [Fact]
    public void Schema_and_reader_have_the_same_attributes()
    {
        XmlSchema schema = s_schemas.Schemas().Cast<XmlSchema>().Single();
        Assert.Equal(SpecReader.NamespaceName, schema.TargetNamespace);
        foreach (string type in new[] { "component", "capacitySpecification" })
        {
            XmlSchemaComplexType complex = (XmlSchemaComplexType)s_schemas.GlobalTypes[
                new XmlQualifiedName(type, SpecReader.NamespaceName)]!;
            string[] names = complex.AttributeUses.Names.Cast<XmlQualifiedName>().Select(name => name.Name)
                .ToArray();
            string unknown = SpecReader.Read(type == "component"
                ? SpecXml.WithComponent("<component unheardof=\"1\" vm=\"a\">Web</component>")
                : SpecXml.WithAttributes("unheardof=\"1\"")).Problems.Single().Message;
            string listed =
                unknown.Substring(unknown.IndexOf("one of ", StringComparison.Ordinal) + "one of ".Length);
            Assert.Equal(
                names.OrderBy(name => name, StringComparer.Ordinal),
                listed.TrimEnd('.').Split(", ").OrderBy(name => name, StringComparer.Ordinal));
        }
    }

    [Fact]
    public void The_defaults_of_the_schema_are_those_of_the_reader()
    {
        XmlSchemaComplexType type = (XmlSchemaComplexType)s_schemas.GlobalTypes[
            new XmlQualifiedName("capacitySpecification", SpecReader.NamespaceName)]!;
        string attributes = string.Join(" ", type.AttributeUses.Values.Cast<XmlSchemaAttribute>()
            .Where(attribute => attribute.DefaultValue is not null)
            .Select(attribute => $"{attribute.Name}=\"{attribute.DefaultValue}\""));

        Assert.Equal(9, attributes.Count(letter => letter == '='));
        Assert.Equal(
            NetUtil.Core.Model.SpecificationSettings.Default,
            SpecReader.Read(SpecXml.WithAttributes(attributes)).Spec!.Specifications[0].Settings);
    }

    private static List<string> Validate(string xml)
    {
        List<string> problems = [];
        XmlReaderSettings settings = new()
        {
            ValidationType = ValidationType.Schema,
            Schemas = s_schemas,
            ValidationFlags = XmlSchemaValidationFlags.ProcessIdentityConstraints
                | XmlSchemaValidationFlags.ReportValidationWarnings,
        };
        settings.ValidationEventHandler += (_, problem) => problems.Add(problem.Message);
        using XmlReader reader = XmlReader.Create(new StringReader(xml), settings);
        while (reader.Read())
        {
        }

        return problems;
    }

    private static XmlSchemaSet Load()
    {
        XmlSchemaSet schemas = new() { XmlResolver = null };
        using XmlReader reader = XmlReader.Create(Path.Combine(SpecFiles.Manifests, "AppNetworkSpec.xsd"));
        schemas.Add(null, reader);
        schemas.Compile();
        return schemas;
    }
}
