using System.IO;
using System.Linq;
using NetUtil.Demo;
using NetUtil.Demo.Recordings;
using Xunit;

namespace NetUtil.Tests.Demo.Recordings;

public sealed class CsvTableTests
{
    [Theory]
    [InlineData("table.csv")]
    [InlineData("table.csv.gz")]
    public void Rows_are_read_by_column_name_packed_or_not(string name)
    {
        using RecordingFolder folder = new();
        folder.Write(name, ["# a remark", "b,a , c", "2, x ,", "", "# another", "4.5e1,y,-0.5"]);

        CsvRow[] rows = [.. CsvTable.Read(folder.At(name), "a", "b", "c")];

        Assert.Equal(["x", "y"], rows.Select(row => row.Text("a")));
        Assert.Equal([2, 45], rows.Select(row => row.Number("b")));
        Assert.Equal([null, -0.5], rows.Select(row => row.NumberOrNull("c")));
    }

    [Fact]
    public void Columns_that_nobody_asks_for_may_be_there()
    {
        using RecordingFolder folder = new();
        folder.Write("t.csv", ["a,b", "1,2"]);
        Assert.Equal(1, CsvTable.Read(folder.At("t.csv"), "a").Single().Number("a"));
    }

    [Theory]
    [InlineData(new[] { "a,b", "1" }, "line 2: expected 2 fields, found 1.")]
    [InlineData(new[] { "a,b", "1,2", "", "1,2,3" }, "line 4: expected 2 fields, found 3.")]
    [InlineData(new[] { "a,c", "1,2" }, "lacks the column b.")]
    [InlineData(new[] { "c" }, "lacks the column a, b.")]
    [InlineData(new[] { "a,b,a" }, "has two columns 'a'.")]
    [InlineData(new[] { "# only a remark" }, "is empty; expected a header with a, b.")]
    public void A_table_of_another_shape_is_refused(string[] lines, string ending)
    {
        using RecordingFolder folder = new();
        folder.Write("t.csv", lines);
        DemoException failure = Assert.Throws<DemoException>(
            () => CsvTable.Read(folder.At("t.csv"), "a", "b").Count());
        Assert.Equal(folder.At("t.csv") + Separator(ending) + ending, failure.Message);
    }

    [Theory]
    [InlineData("x", "line 2, column 'a': expected a number, found 'x'.")]
    [InlineData("1,000", null)]
    [InlineData(" ", "line 2, column 'a': expected a number, found nothing.")]
    public void A_number_is_asked_for_by_line_and_column(string field, string? ending)
    {
        using RecordingFolder folder = new();
        folder.Write("t.csv", ["a", field]);
        DemoException failure = Assert.Throws<DemoException>(
            () => CsvTable.Read(folder.At("t.csv"), "a").Single().Number("a"));
        Assert.EndsWith(ending ?? "expected 1 fields, found 2.", failure.Message);
    }

    [Fact]
    public void A_text_must_not_be_empty()
    {
        using RecordingFolder folder = new();
        folder.Write("t.csv", ["a,b", ",2"]);
        DemoException failure = Assert.Throws<DemoException>(
            () => CsvTable.Read(folder.At("t.csv"), "a").Single().Text("a"));
        Assert.EndsWith("line 2, column 'a': expected a value, found nothing.", failure.Message);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        using RecordingFolder folder = new();
        DemoException failure = Assert.Throws<DemoException>(
            () => CsvTable.Read(folder.At("t.csv"), "a").Count());
        Assert.StartsWith($"'{folder.At("t.csv")}' cannot be read: ", failure.Message);
    }

    [Fact]
    public void A_file_that_is_not_packed_as_its_name_says_is_named()
    {
        using RecordingFolder folder = new();
        File.WriteAllText(folder.At("t.csv.gz"), "a\n1\n");
        DemoException failure = Assert.Throws<DemoException>(
            () => CsvTable.Read(folder.At("t.csv.gz"), "a").Count());
        Assert.StartsWith($"'{folder.At("t.csv.gz")}' cannot be unpacked: ", failure.Message);
    }

    private static string Separator(string ending) => ending.StartsWith("line", System.StringComparison.Ordinal)
        ? ", "
        : " ";
}
