using NetUtil.Demo.Recordings;
using Xunit;

namespace NetUtil.Tests.Demo.Recordings;

public sealed class RecordingTallyTests
{
    [Fact]
    public void What_did_not_occur_is_not_noted() => Assert.Empty(new RecordingTally { Rows = 12 }.Notes());

    [Fact]
    public void What_occurred_is_noted_with_its_count()
    {
        RecordingTally tally = new() { OutOfOrder = 1, Dropped = 2, Averaged = 1234, Filled = 4 };
        tally.Shifted("adservice", 200_000_000);
        tally.Shifted("cartservice", -100_000_000);

        Assert.Equal(
            [
                "the clock of adservice is 200,000,000 s late; its rows are put back",
                "the clock of cartservice is 100,000,000 s early; its rows are put back",
                "1 rows stand before an earlier one and are put in order",
                "2 rates are missing, negative or impossible and are left out",
                "1,234 rates are the mean of several readings in one minute",
                "4 rates of minutes without a reading repeat the one before",
            ],
            tally.Notes());
    }
}
