using System.IO;
using System.Linq;
using NetUtil.Demo;
using NetUtil.Demo.Profiles;
using NetUtil.Demo.Recordings;
using NetUtil.Demo.Traffic;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Demo.Profiles;

public sealed class ProfileTableTests
{
    private static readonly RecordedApplication s_shop = new("Shop", "shop", "front", null);

    internal static string Folder { get; } = Path.Combine(Checkout.Root, "manifests", "profiles");

    [Theory]
    [InlineData(0, 10, 14, "frontend")]
    [InlineData(1, 46, 57, "ts-ui-dashboard")]
    public void The_shipped_tables_have_every_service_and_pair(int index, int services, int calls, string entry)
    {
        ApplicationProfile profile = ProfileTable.Read(Folder, RecordedApplication.All[index]);
        Assert.Equal(services, profile.Services.Select(service => service.Service).Distinct().Count());
        Assert.Equal(calls, profile.Calls.Select(call => (call.Caller, call.Callee)).Distinct().Count());
        Assert.Equal(entry, profile.Calls.Single(call => call.Caller == ServiceCalls.Users).Callee);
        Assert.All(profile.Services, service => Assert.InRange(service.Sent.Mean, 1_000, 500_000));
    }

    [Fact]
    public void The_shipped_tables_say_where_their_source_stands()
    {
        string readme = File.ReadAllText(Path.Combine(Folder, "README.md"));
        Assert.Contains("d8140101fdb4e7dfb60d3ef9f64706f382b68470", readme);
        Assert.Contains("MIT licence", readme);
        Assert.All(
            Directory.GetFiles(Folder, "*.s*.csv").Concat(Directory.GetFiles(Folder, "*.calls.csv")),
            file => Assert.Contains("README.md", File.ReadLines(file).First()));
    }

    [Fact]
    public void A_written_profile_reads_back_to_the_digits_it_is_kept_with()
    {
        using TemporaryFolder folder = new();
        ApplicationProfile profile = new(
            "Shop",
            [
                new ServiceProfile("front", new RateProfile(1234.56, 7.04, 0.1236), new RateProfile(5, 0, -1e-5)),
                new ServiceProfile("cart", new RateProfile(0, 0, 0), new RateProfile(1e9, 1e8, -1)),
            ],
            [new ServiceCalls("users", "front", 12.345), new ServiceCalls("front", "cart", 0.01)]);
        string path = folder.At("new");

        ProfileTable.Write(path, s_shop, profile);
        ApplicationProfile read = ProfileTable.Read(path, s_shop);

        Assert.Equal(
            [
                new ServiceProfile("front", new RateProfile(1234.6, 7, 0.124), new RateProfile(5, 0, 0)),
                new ServiceProfile("cart", new RateProfile(0, 0, 0), new RateProfile(1e9, 1e8, -1)),
            ],
            read.Services);
        Assert.Equal([12.35, 0.01], read.Calls.Select(call => call.PerMinute), Tolerance);
        Assert.Equal(["users", "front"], read.Calls.Select(call => call.Caller));
        Assert.DoesNotContain("-0,", File.ReadAllText(Path.Combine(path, "shop.services.csv")) + ",");
    }

    [Theory]
    [InlineData("front,-1,0,0,1,1,0", "", "column 'sent_mean': expected a number from 0 to ")]
    [InlineData("front,1,0,1.5,1,1,0", "", "'sent_persistence': expected a number from -1 to 1, found '1.5'.")]
    [InlineData("front,1,0,NaN,1,1,0", "", "'sent_persistence': expected a number from -1 to 1, found 'NaN'.")]
    [InlineData("front,1,0,0,1,-3,0", "", "column 'received_deviation': expected a number from 0 to ")]
    [InlineData("front,1,0,0,1,1,0", "front,cart,1", "'callee': expected a service of the application, found 'c")]
    [InlineData("front,1,0,0,1,1,0", "cart,front,1", "'caller': expected a service of the application, found 'c")]
    [InlineData("front,1,0,0,1,1,0", "front,users,1", "'callee': expected a service of the application, found ")]
    [InlineData("front,1,0,0,1,1,0", "users,front,0", "column 'calls_per_minute': expected a number from ")]
    public void A_wrong_value_is_named(string service, string call, string part)
    {
        using TemporaryFolder folder = new();
        ProfileTable.Write(folder.FullName, s_shop, new ApplicationProfile("Shop", [], []));
        File.AppendAllText(folder.At("shop.services.csv"), service + "\n");
        File.AppendAllText(folder.At("shop.calls.csv"), call + "\n");

        DemoException failure = Assert.Throws<DemoException>(() => ProfileTable.Read(folder.FullName, s_shop));

        Assert.Contains(part, failure.Message);
    }

    private static bool Tolerance(double left, double right) => System.Math.Abs(left - right) < 0.011;
}
