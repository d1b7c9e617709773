using System;
using System.Linq;
using NetUtil.Core.Specs;
using Xunit;

namespace NetUtil.Tests.Core.Specs;

/// <summary>What is said about elements and attributes.</summary>
public class SpecProblemTests
{
    private const string Duration = "a span of time above 0 and of at most 31 d";
    private const string Share = "a number from 0 to 1, or a percentage from 0 % to 100 %";
    private const string Priority = "low, normal, high, critical or a whole number from 1 to 100";

    [Theory]
    [InlineData("priority=\"High\"", "High", Priority, "'High'", "high")]
    [InlineData("priority=\"0\"", "0", Priority, "'0'", null)]
    [InlineData("priority=\"101\"", "101", Priority, "'101'", null)]
    [InlineData("priority=\"-5\"", "-5", Priority, "'-5'", null)]
    [InlineData("priority=\"7.5\"", "7.5", Priority, "'7.5'", null)]
    [InlineData("priority=\"\"", "\">Min", "a value of 'priority'", "a blank", null)]
    [InlineData("window=\"5\"", "5", Duration, "'5'", null)]
    [InlineData("window=\"0 s\"", "0 s", Duration, "'0 s'", null)]
    [InlineData("window=\"5 minutes\"", "5 minutes", Duration, "'5 minutes'", null)]
    [InlineData("window=\"32 d\"", "32 d", Duration, "'32 d'", null)]
    [InlineData("horizon=\"-00:05:00\"", "-00:05:00", Duration, "'-00:05:00'", null)]
    [InlineData("horizon=\"00:99:00\"", "00:99:00", Duration, "'00:99:00'", null)]
    [InlineData("statistic=\"P95\"", "P95", "mean or p1 to p99", "'P95'", "p95")]
    [InlineData("statistic=\"p100\"", "p100", "mean or p1 to p99", "'p100'", null)]
    [InlineData("statistic=\"avg\"", "avg", "mean or p1 to p99", "'avg'", null)]
    [InlineData("basis=\"capasity\"", "capasity", "capacity or throughput", "'capasity'", "capacity")]
    [InlineData("tolerance=\"10\"", "10", Share, "'10'", null)]
    [InlineData("tolerance=\"101 %\"", "101 %", Share, "'101 %'", null)]
    [InlineData("tolerance=\"0,1\"", "0,1", Share, "'0,1'", null)]
    [InlineData("risk=\"-0.1\"", "-0.1", Share, "'-0.1'", null)]
    [InlineData("for=\"0\"", "0", "a whole number from 1 to 1000", "'0'", null)]
    [InlineData("for=\"10 min\"", "10 min", "a whole number from 1 to 1000", "'10 min'", null)]
    [InlineData("correct=\"bandwith\"", "bandwith", "bandwidth or none", "'bandwith'", "bandwidth")]
    [InlineData("correct=\"migration\"", "migration", "bandwidth or none", "'migration'", null)]
    [InlineData("correct=\"bandwidth Web, App\"", "bandwidth Web, App", "bandwidth or none",
        "'bandwidth Web, App'", null)]
    [InlineData("schedule=\"Mon-Fri\"", "schedule", "no attribute 'schedule'", "'schedule'", null)]
    [InlineData("id=\"a/b\"", "a/b", "an id", "'a/b'", null)]
    [InlineData("id=\"  \"", "  \"", "a value of 'id'", "a blank", null)]
    [InlineData("Priority=\"low\"", "Priority", "an attribute of 'capacitySpecification'", "'Priority'",
        "priority")]
    [InlineData("colour=\"red\"", "colour", "an attribute of 'capacitySpecification'", "'colour'", null)]
    [InlineData("xml:space=\"preserve\"", "xml:space", "an attribute of 'capacitySpecification'", "'space'", null)]
    public void A_wrong_attribute_of_a_requirement_is_refused_at_its_place(
        string attribute, string place, string expected, string found, string? suggestion) =>
        CheckOne(SpecXml.WithAttributes(attribute), place, expected, found, suggestion);

    [Theory]
    [InlineData("vm=\" \"", " \">Web", "a value of 'vm'", "a blank", null)]
    [InlineData("vm=\";;\"", ";;", "a value of 'vm'", "';;'", null)]
    [InlineData("vmid=\"7\" vm=\"web\"", "vmid", "an attribute of 'component'", "'vmid'", "vmId")]
    [InlineData("tier=\"Web\"", "tier", "'service' with 'tier'", "'tier'", null)]
    [InlineData("property=\"Role\"", "Role", "a custom property and its value", "'Role'", null)]
    [InlineData("property=\"=sql\"", "=sql", "a custom property and its value", "'=sql'", null)]
    [InlineData("property=\"Role=\"", "Role=", "a custom property and its value", "'Role='", null)]
    [InlineData("vm=\"web\" capacity=\"1 MBS\"", "capacity", "'external' with 'capacity'", "'capacity'", null)]
    [InlineData("external=\"10.0.0.0/8\" vm=\"web\"", "vm=\"web\"", "no attribute of VMs with 'external'", "'vm'",
        null)]
    [InlineData("network=\"n\" external=\"Internet\"", "network=\"n", "no attribute of VMs with 'external'",
        "'network'", null)]
    [InlineData("external=\"x; 10.0.0.0/33\"", "10.0.0.0/33", "a prefix length from 0 to 32", "'10.0.0.0/33'",
        null)]
    [InlineData("external=\"2001:db8::/129\"", "2001", "a prefix length from 0 to 128", "'2001:db8::/129'", null)]
    [InlineData("external=\"10.0.0.0/\"", "10.0", "a prefix length from 0 to 32", "'10.0.0.0/'", null)]
    [InlineData("external=\"10.0.0.0/08\"", "10.0", "a prefix length from 0 to 32", "'10.0.0.0/08'", null)]
    [InlineData("external=\"10.1.2.3/16\"", "10.1", "a prefix whose address ends where its length says",
        "'10.1.2.3/16'",
        "10.1.0.0/16")]
    [InlineData("external=\"2001:db8::1/32\"", "2001", "a prefix whose address ends where its length says",
        "'2001:db8::1/32'", "2001:db8::/32")]
    [InlineData("external=\"300.1.1.1\"", "300", "an IP prefix or a name", "'300.1.1.1'", null)]
    [InlineData("external=\"10.1\"", "10.1", "an IP prefix or a name", "'10.1'", null)]
    [InlineData("external=\"010.0.0.1\"", "010", "an IP prefix or a name", "'010.0.0.1'", null)]
    [InlineData("external=\"fe80::1%3\"", "fe80", "an IP prefix or a name", "'fe80::1%3'", null)]
    [InlineData("external=\"10.0.0.0/8/8\"", "10.0", "an IP prefix or a name", "'10.0.0.0/8/8'", null)]
    [InlineData("external=\"what?\"", "what?", "an IP prefix or a name", "'what?'", null)]
    [InlineData("external=\"Net\" capacity=\"1 mbs\"", "mbs", "a unit of bandwidth", "'mbs'",
        "MBS (bytes) or Mbps (bits)?")]
    [InlineData("external=\"Net\" capacity=\"0 MBS\"", "0 MBS", "a bandwidth above 0", "'0 MBS'", null)]
    [InlineData("", "component>Web", "an attribute that binds the component", "none", null)]
    public void A_wrong_binding_is_refused_at_its_place(
        string attributes, string place, string expected, string found, string? suggestion) =>
        CheckOne(
            SpecXml.WithComponent($"<component {attributes}>Web</component>".Replace(" >", ">")),
            place, expected, found, suggestion);

    [Theory]
    [InlineData("<component vm=\"a\">We!b</component>", "We!b", "a component's name", "'We!b'")]
    [InlineData("<component vm=\"a\"> app </component>", "app <", "a name of its own", "'app'")]
    [InlineData("<componnt vm=\"a\">x</componnt>", "componnt", "an element of 'components'", "'componnt'")]
    [InlineData("<component vm=\"a\">x<b/></component>", "b/>", "no element in 'component'", "'b'")]
    [InlineData("stray", "stray", "only elements in 'components'", "'stray'")]
    [InlineData("<x:component xmlns:x=\"urn:other\" vm=\"a\">x</x:component>", "x:component",
        "an element of 'components'",
        "'component'")]
    public void A_wrong_component_is_refused_at_its_place(string part, string place, string expected, string found)
    {
        string xml = SpecXml.WithComponent("<component vm=\"web\">Web</component>")
            .Replace("</components>", part + "</components>");
        CheckOne(xml, place, expected, found,
            part.Contains("componnt") || part.Contains("x:c") ? "component" : null);
    }

    [Fact]
    public void A_component_without_a_name_is_refused()
    {
        SpecProblem problem = Assert.Single(SpecReader.Read(SpecXml.WithComponent(
            "<component vm=\"web\">Web</component><component vm=\"a\"/>")).Problems);
        Assert.Equal(("a component's name", "no text"), (problem.Expected, problem.Found));
        Assert.Equal("a component's name", Assert.Single(SpecReader.Read(SpecXml.WithComponent(
            $"<component vm=\"web\">Web</component><component vm=\"a\">{new string('a', 101)}</component>"))
            .Problems).Expected);
    }

    [Theory]
    [InlineData(" name=\"Shop\"", "", "application", "an attribute 'name'", "none")]
    [InlineData("name=\"Shop\"", "name=\"\"", "\" xmlns", "a value of 'name'", "a blank")]
    [InlineData(" " + SpecXml.Namespace, "", "application", "the namespace 'urn:netutil:app-network-spec:1'",
        "no namespace")]
    [InlineData("spec:1", "spec:2", "application", "the namespace 'urn:netutil:app-network-spec:1'",
        "'urn:netutil:app-network-spec:2'")]
    [InlineData(SpecXml.Components, "", "application", "an element 'components'", "none")]
    [InlineData(SpecXml.Requirements, "", "application", "an element 'capacitySpecifications'", "none")]
    [InlineData(SpecXml.Requirements, "<capacitySpecifications/>", "capacitySpecifications/>",
        "at least one 'capacitySpecification'", "none")]
    [InlineData("</application>", "<note/></application>", "note", "an element of 'application'", "'note'")]
    [InlineData("</application>", SpecXml.Requirements + "</application>",
        "capacitySpecifications><capacitySpecification>M",
        "one element 'capacitySpecifications'", "another")]
    [InlineData("<components>", "<components version=\"1\">", "version", "an attribute of 'components'",
        "'version'")]
    public void A_wrong_application_is_refused_at_its_place(
        string part, string other, string place, string expected, string found)
    {
        string xml = SpecXml.Of().Replace(part, other);
        SpecReadResult result = SpecReader.Read(xml);

        SpecProblem problem = Assert.Single(result.Problems);
        int index = expected.StartsWith("one element", StringComparison.Ordinal)
            ? xml.LastIndexOf(place, StringComparison.Ordinal)
            : xml.IndexOf(place, StringComparison.Ordinal);
        Assert.Equal((1, index + 1, expected, found),
            (problem.Line, problem.Column, problem.Expected, problem.Found));
        Assert.Null(result.Spec);
    }

    [Fact]
    public void The_missing_namespace_is_given_to_write() => Assert.Equal(
        "Line 1, column 2: expected the namespace 'urn:netutil:app-network-spec:1', found no namespace; "
        + "write <application xmlns=\"urn:netutil:app-network-spec:1\" ...>.",
        Assert.Single(SpecReader.Read(SpecXml.Of().Replace(" " + SpecXml.Namespace, "")).Problems).Message);

    [Theory]
    [InlineData("schedule=\"Mon\"", "'schedule' is not yet acted on; remove it.")]
    [InlineData("correct=\"migration\"",
        "correct=\"migration\" is not yet acted on; write bandwidth, or none to change nothing.")]
    public void What_the_language_has_and_nobody_acts_on_is_refused_by_name(string attribute, string end) =>
        Assert.EndsWith(
        "; " + end, Assert.Single(SpecReader.Read(SpecXml.WithAttributes(attribute)).Problems).Message);

    [Theory]
    [InlineData("a", "A", "another capacitySpecification has this id")]
    [InlineData("r3", "b", "the one at that position has no id and is called so")]
    [InlineData("R3", "b", "the one at that position has no id and is called so")]
    public void An_id_is_not_given_twice(string first, string second, string advice)
    {
        const string Statement = ">Min(Web, App) &gt; 1 MBS</capacitySpecification>";
        string xml =
            SpecXml.Of(requirements: $"<capacitySpecifications><capacitySpecification id=\"{first}\"{Statement}"
            + $"<capacitySpecification "
            + $"id=\"{second}\"{Statement}<capacitySpecification{Statement}</capacitySpecifications>");

        SpecProblem problem = Assert.Single(SpecReader.Read(xml).Problems);
        Assert.Equal("an id of its own", problem.Expected);
        Assert.Contains(advice, problem.Message);
    }

    [Fact]
    public void All_problems_of_a_file_are_said_at_once_in_its_order()
    {
        const string Xml = """
            <application nam="Shop" xmlns="urn:netutil:app-network-spec:1">
              <components>
                <component vm="web-*" flavour="red">Web</component>
                <component>App</component>
              </components>
              <capacitySpecifications>
                <capacitySpecification priority="urgent">
                  Min(Web, Ap) &gt; 1 mbs
                  Mox(Web, App) &gt;= 1 MBS
                </capacitySpecification>
                <capacitySpecification schedule="night">Sum(Web) = 1 MBS</capacitySpecification>
              </capacitySpecifications>
            </application>
            """;

        Assert.Equal(
            [
                "1:2 an attribute 'name' <- none",
                "1:14 an attribute of 'application' <- 'nam' (name)",
                "3:27 an attribute of 'component' <- 'flavour'",
                "4:6 an attribute that binds the component <- none",
                "7:38 low, normal, high, critical or a whole number from 1 to 100 <- 'urgent'",
                "8:16 a component of this application <- 'Ap' (App)",
                "8:27 a unit of bandwidth <- 'mbs' (MBS (bytes) or Mbps (bits)?)",
                "9:7 a function <- 'Mox' (Max)",
                "11:28 no attribute 'schedule' <- 'schedule'",
                "11:52 ',' and a second node <- ')'",
            ],
            SpecReader.Read(Xml).Problems.Select(problem =>
                $"{problem.Line}:{problem.Column} {problem.Expected} <- {problem.Found}"
                + (problem.Suggestion is null ? "" : $" ({problem.Suggestion})")));
    }

    private static void CheckOne(string xml, string place, string expected, string found, string? suggestion)
    {
        SpecReadResult result = SpecReader.Read(xml);

        SpecProblem problem = Assert.Single(result.Problems);
        int column = xml.IndexOf(place, StringComparison.Ordinal) + 1;
        Assert.Equal(
            (1, column, expected, found, suggestion),
            (problem.Line, problem.Column, problem.Expected, problem.Found, problem.Suggestion));
        Assert.Null(result.Spec);
    }
}
