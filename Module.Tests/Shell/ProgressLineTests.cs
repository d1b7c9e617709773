using System.Management.Automation;
using NetUtil.Shell.Hosting;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Shell;

public class ProgressLineTests
{
    private const string Erase = "\r\u001b[K";

    [Theory]
    [InlineData(0, "Move [                    ] 0 % vm1")]
    [InlineData(50, "Move [##########          ] 50 % vm1")]
    [InlineData(100, "Move [####################] 100 % vm1")]
    [InlineData(-1, "Move vm1")]
    public void A_terminal_shows_a_bar_where_the_share_is_known(int percent, string expected)
    {
        RecordedConsole console = new() { IsTerminal = true };
        new ProgressLine(console).Show(new ProgressRecord(1, "Move", "vm1") { PercentComplete = percent });

        Assert.Equal(expected, console.Output);
    }

    [Fact]
    public void A_terminal_line_is_written_over_and_goes_when_the_activity_is_complete()
    {
        RecordedConsole console = new() { IsTerminal = true };
        ProgressLine line = new(console);
        line.Show(new ProgressRecord(1, "Move", "vm1"));
        line.Show(new ProgressRecord(1, "Move", "vm2"));
        line.Show(new ProgressRecord(1, "Move", "vm2") { RecordType = ProgressRecordType.Completed });
        line.Hide();

        Assert.Equal($"Move vm1{Erase}Move vm2{Erase}", console.Output);
    }

    [Theory]
    [InlineData(8, "Move vm")]
    [InlineData(9, "Move vm1")]
    public void A_terminal_line_stays_short_of_the_last_column(int width, string expected)
    {
        RecordedConsole console = new() { IsTerminal = true, Width = width };
        new ProgressLine(console).Show(new ProgressRecord(1, "Move", "vm1"));

        Assert.Equal(expected, console.Output);
    }

    [Fact]
    public void Output_takes_the_line_away_first()
    {
        RecordedConsole console = new() { IsTerminal = true };
        ShellUserInterface screen = new(console);
        screen.WriteProgress(0, new ProgressRecord(1, "Move", "vm1"));
        screen.WriteLine("done");

        Assert.Equal($"Move vm1{Erase}done\n", console.Output);
    }

    [Fact]
    public void Elsewhere_an_activity_has_one_line_until_it_begins_again()
    {
        RecordedConsole console = new();
        ProgressLine line = new(console);
        line.Show(new ProgressRecord(1, "Move", "vm1"));
        line.Show(new ProgressRecord(1, "Move", "vm2"));
        line.Show(new ProgressRecord(2, "Measure", "host1"));
        line.Show(new ProgressRecord(1, "Move", "vm2") { RecordType = ProgressRecordType.Completed });
        line.Show(new ProgressRecord(1, "Move", "vm3"));

        Assert.Equal("Move: vm1\nMeasure: host1\nMove: vm3\n", console.Errors);
        Assert.Equal("", console.Output);
    }
}
