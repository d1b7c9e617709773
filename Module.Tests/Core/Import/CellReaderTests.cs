using System;
using System.Collections.Generic;
using System.Text;
using CsCheck;
using NetUtil.Core.Import;
using Xunit;

namespace NetUtil.Tests.Core.Import;

public sealed class CellReaderTests
{
    private static readonly string[] s_cells =
    [
        "0", "17", "1234567.890123456789", "12345678901234567890", "0.5", ".5", "5.", "1,5", "-3", "+4", "1e3", "1E-400",
        "1e400", "", " ", " 7 ", "7 ", "\"8\"", "\" 9\"", "\"9 \"", " \"10\" ", "\"1,5\"", "\"11\"\"\"", "\"12", "13\"",
        "\"\"", "\" \"", "NaN", "1.2.3", "1 2", "\"14\"x", ".", "\".\"", "99999999", "123456789.5", "text", "\t15",
    ];

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public void NextValue_reads_every_cell_as_Next_finds_it(char delimiter) =>
        Gen.Int[0, s_cells.Length - 1].Array[0, 8].Sample(picks =>
        {
            byte[] row = Encoding.UTF8.GetBytes(
                "#" + string.Join(delimiter, Array.ConvertAll(picks, pick => s_cells[pick])) + "#1");
            CellReader reader = new((byte)delimiter);
            List<double> expected = [];
            reader.Open(row, 1, row.Length - 2);
            while (reader.Next())
            {
                expected.Add(CellCode.Read(row, reader.Start, reader.End));
            }

            bool isBroken = reader.IsBroken;
            List<double> found = [];
            reader.Open(row, 1, row.Length - 2);
            while (reader.NextValue(out double value))
            {
                found.Add(value);
            }

            Assert.Equal(expected, found);
            Assert.Equal(isBroken, reader.IsBroken);
        });

    [Fact]
    public void Next_and_NextValue_may_take_turns()
    {
        byte[] row = Encoding.UTF8.GetBytes("\"a\",\"1.5\",b,2,\"c\"\"d\"");
        CellReader reader = new((byte)',');
        reader.Open(row, 0, row.Length);

        Assert.True(reader.Next());
        Assert.True(reader.NextValue(out double first));
        Assert.True(reader.Next());
        Assert.Equal("b", Encoding.UTF8.GetString(row, reader.Start, reader.End - reader.Start));
        Assert.True(reader.NextValue(out double second));
        Assert.True(reader.Next());
        Assert.True(reader.HasQuotes);
        Assert.False(reader.NextValue(out _));
        Assert.Equal((1.5, 2), (first, second));
    }

    [Fact]
    public void Selection_finds_what_would_stand_there_if_all_were_sorted() =>
        Gen.Long[0, 20].Array[1, 60].SelectMany(values => Gen.Int[0, values.Length - 1], (values, place) => (values, place))
            .Sample((values, place) =>
            {
                long[] sorted = [.. values];
                Array.Sort(sorted);
                long[] room = [.. values, -1, -2];
                Assert.Equal(sorted[place], Selection.At(room, values.Length, place));
            });
}
