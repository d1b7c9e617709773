using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Commands;

public sealed class ViewTests
{
    public static TheoryData<string> ViewFiles =>
        [.. Checkout.Files("*.ps1xml", "Module").Select(file => Path.GetFileName(file))];

    [Theory]
    [InlineData("Get-NetworkFabric Host",
        "Name Group VMs CPUs VM memory (GiB) Memory (GiB)",
        "H1 All Hosts\\Lab 2 8 6.0 64.0",
        "H2 2 4 16.0 32.0")]
    [InlineData("Get-NetworkFabric Uplink u1",
        "Name Host Switch Guarantees Capacity (Mbit/s) Adapters",
        "u1 H1 Prod Absolute 100.000 2")]
    [InlineData("Get-NetworkFabric VirtualMachine web-1",
        "Name Host State Service Tier Memory (GiB)",
        "web-1 H1 Running Shop Web 4.0")]
    [InlineData("Get-NetworkFabric Adapter web-1",
        "VM Host Switch Network Minimum (Mbit/s) Maximum (Mbit/s)",
        "web-1 H1 Prod")]
    [InlineData("Get-PathCompliance",
        "Requirement Status Required (Mbit/s) Observed (Mbit/s) Achievable (Mbit/s) Reason",
        "Shop/feed Met 56.000 60.000 100.000 60 Mbit/s observed;")]
    [InlineData("Get-NetworkStatistic web-1 -Kind Pair -Resolution Day",
        "Kind Name End Sent (Mbit/s) Received (Mbit/s) Sent p95 (Mbit/s)",
        "Pair web-1 - db-1")]
    [InlineData("(Get-PathCompliance).Paths",
        "Path Observed (Mbit/s) Achievable (Mbit/s) Evidence",
        "web-1 -> db-1 60.000 100.000 Measured")]
    [InlineData("(Get-AppNetworkSpec).Components",
        "Name Binding Instances Names Not running",
        "Web vm=\"web-*\" 1 {web-1} {}",
        "Db vm=\"db-1\" 1 {db-1} {}")]
    [InlineData("Test-AppNetworkSpec \"$Folder/bad.xml\"",
        "File Line Column Expected Found Suggestion",
        "bad.xml 7 43 ")]
    [InlineData("Register-AppNetworkSpec $Spec",
        "Name Result Requirements Components Verdict changes",
        "Shop Unchanged 1 Web (1)",
        "Db (1)")]
    public void A_table_shows_the_columns_and_scales_them(string script, params string[] lines)
    {
        using Lab lab = Measured();
        lab.Write("bad.xml", Lab.Spec.Replace("Each(Web, Db)", "Each(Wep, Db)"));

        string[] shown = Lines(lab.Show(script));

        Assert.Equal(lines[0], shown[0]);
        Assert.All(
            lines.Skip(1),
            line => Assert.Contains(shown, one => one.StartsWith(line, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(ViewFiles))]
    public void Every_type_has_a_table_of_at_most_six_columns_and_a_list(string file)
    {
        XDocument views = XDocument.Load(Checkout.Files(file, "Module").Single());

        foreach (IGrouping<string, XElement> type in views.Descendants("View").GroupBy(TypeOf))
        {
            XElement table = Assert.Single(type.Descendants("TableControl"));
            Assert.InRange(table.Descendants("TableColumnItem").Count(), 1, 6);
            Assert.Equal(
                table.Descendants("TableColumnHeader").Count(), table.Descendants("TableColumnItem").Count());
            Assert.Single(type.Descendants("ListControl"));
        }
    }

    [Theory]
    [MemberData(nameof(ViewFiles))]
    public void Every_view_names_properties_that_its_type_has(string file)
    {
        XDocument views = XDocument.Load(Checkout.Files(file, "Module").Single());

        foreach (XElement view in views.Descendants("View"))
        {
            Type type = Types().Single(one => one.FullName == TypeOf(view));
            HashSet<string> known = [.. type.GetProperties().Select(property => property.Name)];
            Assert.All(
                view.Descendants("PropertyName").Select(name => name.Value).Concat(Scripted(view)),
                name => Assert.Contains(name, known));
        }
    }

    [Fact]
    public void Every_type_that_a_command_writes_has_a_view()
    {
        string[] viewed =
        [
            .. Checkout.Files("*.ps1xml", "Module")
                .SelectMany(file => XDocument.Load(file).Descendants("View"))
                .Select(TypeOf),
        ];

        Assert.All(
            Types().Where(type => type.IsPublic && type.Namespace == "NetUtil.Outputs" && !type.IsEnum),
            type => Assert.Contains(type.FullName, viewed));
    }

    private static IEnumerable<Type> Types() =>
        typeof(Outputs.FabricRecord).Assembly.GetTypes()
            .Concat(typeof(NetUtil.Core.Units.Bandwidth).Assembly.GetTypes());

    private static IEnumerable<string> Scripted(XElement view) => view
        .Descendants("ScriptBlock")
        .SelectMany(script => System.Text.RegularExpressions.Regex.Matches(script.Value, @"\$_\.(\w+)"))
        .Select(match => match.Groups[1].Value);

    private static string TypeOf(XElement view) => view.Descendants("TypeName").Single().Value;

    private static Lab Measured()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Lab lab = Lab.Connected();
        lab.Do("$null = Register-AppNetworkSpec $Spec; $null = Step-NetworkSimulation '6 min'");
        return lab;
    }

    private static string[] Lines(string text) =>
    [
        .. text.Split('\n')
            .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .Where(line => line.Length > 0),
    ];
}
