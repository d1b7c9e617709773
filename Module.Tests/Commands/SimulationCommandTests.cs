using System;
using System.Linq;
using System.Management.Automation;
using NetUtil.Outputs;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Commands;

public sealed class SimulationCommandTests
{
    private static readonly DateTimeOffset s_start = new(2025, 1, 6, 8, 0, 0, TimeSpan.Zero);

    // One reading at the begin, since nothing was read before, and one at the end of each interval.
    [Theory]
    [InlineData("Step-NetworkSimulation '5 min'", 5, 6)]
    [InlineData("Step-NetworkSimulation -Duration 00:05", 5, 6)]
    [InlineData("Step-NetworkSimulation 00:05:00 -SampleEvery '2 min'", 5, 4)]
    [InlineData("Step-NetworkSimulation '5 min' -SampleEvery '1 h'", 5, 2)]
    [InlineData("Step-NetworkSimulation ([timespan]::FromMinutes(2)) -SampleEvery 00:00:30", 2, 5)]
    public void Step_moves_time_on_and_reads_the_meters_on_the_way(string script, int minutes, int readings)
    {
        using Lab lab = Lab.Connected();

        SimulationStep step = (SimulationStep)Assert.Single(lab.Do(script));

        Assert.Equal(("lab", s_start, s_start.AddMinutes(minutes)), (step.Fabric, step.From, step.To));
        Assert.Equal(TimeSpan.FromMinutes(minutes), step.Duration);
        Assert.Equal(readings, step.ReadingCount);
        Assert.Empty(step.Problems);
    }

    [Fact]
    public void Step_reads_no_extra_time_where_the_meters_are_known()
    {
        using Lab lab = Lab.Connected();
        lab.Do("$null = Step-NetworkSimulation '1 min'");

        SimulationStep step = (SimulationStep)Assert.Single(lab.Do("Step-NetworkSimulation '1 min'"));

        Assert.Equal((1, 0), (step.ReadingCount, step.DroppedCount));
    }

    [Fact]
    public void Step_with_WhatIf_changes_nothing()
    {
        using Lab lab = Lab.Connected();

        Assert.Empty(lab.Do("Step-NetworkSimulation '1 min' -WhatIf"));

        Assert.Equal(s_start, Assert.Single(lab.Do("(Get-NetworkFabric).Time")));
        Assert.Contains(
            "What if: Performing the operation \"Move the simulation on by 00:01:00\" on target \"lab\".",
            lab.Session.Console.Output);
    }

    [Fact]
    public void Step_reports_progress_and_completes_it()
    {
        using Lab lab = Lab.Connected();

        EngineRun run = lab.Run("Step-NetworkSimulation '10 min'");

        Assert.Equal(ProgressRecordType.Completed, run.Progress[^1].RecordType);
        Assert.All(run.Progress, record => Assert.Equal("Moving the simulation on", record.Activity));
        Assert.InRange(run.Progress[0].PercentComplete, 1, 100);
    }

    [Fact]
    public void Step_that_is_stopped_leaves_time_at_the_last_reading()
    {
        using Lab lab = Lab.Connected();

        Assert.True(lab.Session.StopAtProgress("Step-NetworkSimulation '31 d'"));

        DateTimeOffset now = (DateTimeOffset)Assert.Single(lab.Do("(Get-NetworkFabric).Time"));
        Assert.InRange(now, s_start.AddMinutes(1), s_start.AddDays(31).AddSeconds(-1));
        Assert.Equal(0, now.Second);
        Assert.Equal(1, ((SimulationStep)Assert.Single(lab.Do("Step-NetworkSimulation '1 min'"))).ReadingCount);
    }

    [Fact]
    public void Update_says_what_came_of_each_reading()
    {
        using Lab lab = Lab.Connected();

        StatisticUpdate first = Update(lab);
        Assert.Equal(("lab", s_start, 0), (first.Fabric, first.Time, first.SampleCount));
        Assert.Equal(first.CounterCount, first.FirstCount);
        Assert.Equal(first.CounterCount, first.DroppedCount);

        StatisticUpdate again = Update(lab);
        Assert.Equal((again.CounterCount, 0, 0), (again.RepeatedCount, again.SampleCount, again.FirstCount));
        Assert.Equal([$"{again.CounterCount} readings gave no rate: same time as the reading before."], again.Dropped);

        lab.Do("$null = Step-NetworkSimulation '1 min'");
        Assert.Empty(Update(lab).Problems);
    }

    [Fact]
    public void Update_warns_of_meters_that_cannot_be_read()
    {
        using Lab lab = new();
        lab.Write("lab.json", Lab.Fabric.Replace(
            "\"id\": \"lab\",", "\"id\": \"lab\", \"meters\": { \"lossProbability\": 1 },"));
        lab.Do("Connect-NetworkFabric $Fabric -Store $Store");

        EngineRun run = lab.Run("Update-NetworkStatistic");

        StatisticUpdate update = Assert.Single(run.Values<StatisticUpdate>());
        Assert.NotEmpty(run.Warnings);
        Assert.Equal(update.Problems, run.Warnings);
        Assert.Equal(0, update.CounterCount);
    }

    [Fact]
    public void Update_with_WhatIf_keeps_nothing()
    {
        using Lab lab = Lab.Connected();

        Assert.Empty(lab.Do("Update-NetworkStatistic -WhatIf"));

        StatisticUpdate update = Update(lab);
        Assert.Equal(update.CounterCount, update.FirstCount);
    }

    private static StatisticUpdate Update(Lab lab) =>
        Assert.Single(lab.Do("Update-NetworkStatistic").Cast<StatisticUpdate>());
}
