using System.IO;
using System.Linq;
using NetUtil.Demo.Profiles;
using NetUtil.Demo.Recordings;
using NetUtil.Demo.Traffic;
using NetUtil.Tests.Demo.Profiles;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Demo.Recordings;

/// <summary>Reads the recordings themselves where they lie beside the checkout; where they do not, only what the
/// profiles say of them is checked.</summary>
public sealed class RecordedRunsTests
{
    internal static string? Folder { get; } = Checkout.SharedData is string data
        && Directory.Exists(Path.Combine(data, "microservice-apps"))
            ? Path.Combine(data, "microservice-apps")
            : null;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_shipped_profiles_are_those_of_the_recordings_where_these_are_there(int index)
    {
        RecordedApplication application = RecordedApplication.All[index];
        ApplicationProfile shipped = ProfileTable.Read(ProfileTableTests.Folder, application);
        Assert.NotEmpty(shipped.Services);
        if (Folder is null)
        {
            return;
        }

        using TemporaryFolder folder = new();
        ProfileTable.Write(
            folder.FullName, application, ApplicationProfile.Of(RecordingReader.Read(Folder, application)));
        ApplicationProfile computed = ProfileTable.Read(folder.FullName, application);
        Assert.Equal(computed.Services, shipped.Services);
        Assert.Equal(computed.Calls, shipped.Calls);
    }

    [Fact]
    public void The_clock_of_one_recorded_service_is_put_back_where_the_recordings_are_there()
    {
        Assert.Equal(RecordedApplication.OnlineBoutique, RecordedApplication.All[0]);
        if (Folder is null)
        {
            return;
        }

        ApplicationTraffic shop = RecordingReader.Read(Folder, RecordedApplication.OnlineBoutique);
        ApplicationTraffic trains = RecordingReader.Read(Folder, RecordedApplication.TrainTicket);

        Assert.Equal("the clock of adservice is 200,000,000 s late; its rows are put back", shop.Notes[0]);
        Assert.Equal((10, 1209, 14), (shop.Services.Count, shop.Minutes, shop.Calls.Count));
        // Figures of the data's own description: 46 services, 919 rows each, nothing odd.
        Assert.Equal((46, 919, 57), (trains.Services.Count, trains.Minutes, trains.Calls.Count));
        Assert.Empty(trains.Notes);
        // 369 + 185 + 452 + 319 + 356 + 251 + 337 + 1208 + 1113 calls in the 113 minutes that were traced.
        Assert.Equal(
            4590d / 113,
            trains.Calls.Where(call => call.Caller == "ts-gateway-service").Sum(call => call.PerMinute),
            9);
    }
}
