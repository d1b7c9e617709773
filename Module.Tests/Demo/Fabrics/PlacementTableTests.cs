using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetUtil.Demo;
using NetUtil.Demo.Fabrics;
using NetUtil.Demo.Profiles;
using NetUtil.Demo.Recordings;
using NetUtil.Tests.Demo.Profiles;
using NetUtil.Tests.Demo.Recordings;
using Xunit;

namespace NetUtil.Tests.Demo.Fabrics;

public sealed class PlacementTableTests
{
    internal static string Shipped { get; } = Path.Combine(ProfileTableTests.Folder, "placement.csv");

    [Fact]
    public void The_shipped_placement_has_every_service_of_both_applications_once()
    {
        IReadOnlyList<PlacedService> placed = PlacementTable.Read(Shipped);
        Assert.All(RecordedApplication.All, application => Assert.Equal(
            ProfileTable.Read(ProfileTableTests.Folder, application).Services.Select(one => one.Service).Order(),
            placed.Where(one => one.Application == application.Name).Select(one => one.Service).Order()));
        Assert.Equal(56, placed.Select(one => one.Machine).Distinct().Count());
    }

    [Fact]
    public void Both_applications_share_hosts()
    {
        IEnumerable<string> mixed = PlacementTable.Read(Shipped)
            .GroupBy(placed => placed.Host)
            .Where(host => host.Select(placed => placed.Application).Distinct().Count() == 2)
            .Select(host => host.Key);
        Assert.Equal(["host01", "host06"], mixed.Order());
    }

    [Theory]
    [InlineData("A,x,vm1,T,host07", "column 'host': expected one of host01, host02, ")]
    [InlineData("A,y,VM0,T,host01", "column 'machine': expected a VM that does not stand above, found 'VM0'.")]
    [InlineData("A,y,vm1,,host01", "column 'tier': expected a value, found nothing.")]
    public void A_wrong_value_is_named(string row, string part)
    {
        using RecordingFolder folder = new();
        folder.Write("placement.csv", ["application,service,machine,tier,host", "A,w,vm0,T,host01", row]);
        DemoException failure = Assert.Throws<DemoException>(
            () => PlacementTable.Read(folder.At("placement.csv")));
        Assert.Contains("line 3, " + part, failure.Message);
    }
}
