using System;
using NetUtil.Core.Execution;
using Xunit;

namespace NetUtil.Tests.Core.Execution;

public sealed class RunOptionsTests
{
    [Fact]
    public void Defaults_are_as_stated()
    {
        RunOptions options = new("run", "me");
        Assert.Equal(
            (TimeSpan.FromMinutes(1), 2, 3, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(15)),
            (options.VerifyInterval, options.VerifyIntervals, options.Tries, options.RetryDelay,
                options.StepPatience));
        Assert.Equal((TimeSpan.FromHours(1), 2), (options.MovePatience, options.MigrationsAtOnce));
        Assert.True(options.IsOwnerAlive("anybody"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void What_must_be_above_0_is(int value)
    {
        TimeSpan span = TimeSpan.FromSeconds(value);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RunOptions("run", "me") { VerifyInterval = span });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RunOptions("run", "me") { RetryDelay = span });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RunOptions("run", "me") { StepPatience = span });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RunOptions("run", "me") { MovePatience = span });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RunOptions("run", "me") { MigrationsAtOnce = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RunOptions("run", "me") { VerifyIntervals = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RunOptions("run", "me") { Tries = value });
    }

    [Fact]
    public void Tries_end_at_10_so_that_no_wait_grows_beyond_reason()
    {
        Assert.Equal(10, new RunOptions("run", "me") { Tries = 10 }.Tries);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RunOptions("run", "me") { Tries = 11 });
    }

    [Fact]
    public void A_run_has_an_id_and_an_owner()
    {
        Assert.Throws<ArgumentException>(() => new RunOptions(" ", "me"));
        Assert.Throws<ArgumentException>(() => new RunOptions("run", ""));
        Assert.Throws<ArgumentNullException>(() => new RunOptions("run", "me") { IsOwnerAlive = null! });
    }
}
