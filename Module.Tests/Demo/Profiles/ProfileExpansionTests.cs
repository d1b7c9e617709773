using System;
using System.Linq;
using NetUtil.Demo.Profiles;
using NetUtil.Demo.Recordings;
using NetUtil.Demo.Traffic;
using Xunit;

namespace NetUtil.Tests.Demo.Profiles;

public sealed class ProfileExpansionTests
{
    [Fact]
    public void The_same_seed_gives_the_same_traffic_and_another_seed_another()
    {
        ApplicationProfile profile =
            ProfileTable.Read(ProfileTableTests.Folder, RecordedApplication.OnlineBoutique);
        ApplicationTraffic first = ProfileExpansion.Expand(profile, 60, 1);
        ApplicationTraffic again = ProfileExpansion.Expand(profile, 60, 1);
        ApplicationTraffic other = ProfileExpansion.Expand(profile, 60, 2);

        Assert.Equal(60, first.Minutes);
        Assert.Equal("Online Boutique", first.Application);
        Assert.Equal(profile.Calls, first.Calls);
        Assert.All(first.Services.Zip(again.Services, other.Services), three =>
        {
            Assert.Equal(three.First.SentBytesPerSecond, three.Second.SentBytesPerSecond);
            Assert.Equal(three.First.ReceivedBytesPerSecond, three.Second.ReceivedBytesPerSecond);
            Assert.NotEqual(three.First.SentBytesPerSecond, three.Third.SentBytesPerSecond);
        });
    }

    [Fact]
    public void One_service_more_leaves_the_others_as_they_are()
    {
        ServiceProfile known = new("x", new RateProfile(100, 10, 0), new RateProfile(100, 10, 0));
        ServiceProfile added = new("y", new RateProfile(100, 10, 0), new RateProfile(100, 10, 0));
        ServiceRates alone = ProfileExpansion.Expand(new ApplicationProfile("A", [known], []), 20, 1).Services[0];
        ApplicationTraffic both = ProfileExpansion.Expand(new ApplicationProfile("A", [added, known], []), 20, 1);

        Assert.Equal(alone.SentBytesPerSecond, both.Services[1].SentBytesPerSecond);
        Assert.Equal(alone.ReceivedBytesPerSecond, both.Services[1].ReceivedBytesPerSecond);
        Assert.NotEqual(alone.SentBytesPerSecond, both.Services[0].SentBytesPerSecond);
        Assert.NotEqual(alone.SentBytesPerSecond, alone.ReceivedBytesPerSecond);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Expanded_rates_have_the_figures_of_the_table(int index)
    {
        const int Minutes = 960;
        ApplicationProfile profile = ProfileTable.Read(ProfileTableTests.Folder, RecordedApplication.All[index]);
        ApplicationProfile made = ApplicationProfile.Of(ProfileExpansion.Expand(profile, Minutes, 1));

        Assert.All(profile.Services.Zip(made.Services), two =>
        {
            RateProfile asked = two.First.Sent;
            RateProfile got = two.Second.Sent;
            double error = asked.Deviation
                * Math.Sqrt((1 + asked.Persistence) / (1 - asked.Persistence) / Minutes);
            Assert.InRange(got.Mean, asked.Mean - (5 * error), asked.Mean + (5 * error));
            Assert.InRange(got.Deviation, 0.8 * asked.Deviation, 1.25 * asked.Deviation);
            Assert.InRange(got.Persistence, asked.Persistence - 0.16, asked.Persistence + 0.16);
        });
    }
}
