using System.Linq;
using NetUtil.Core.Specs;
using Xunit;

namespace NetUtil.Tests.Core.Specs;

public class SourceTextTests
{
    // a LF b CR LF c CR d: four lines.
    private const string Text = "a\nb\r\nc\rd";

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 1, 2)]
    [InlineData(2, 2, 1)]
    [InlineData(3, 2, 2)]
    [InlineData(4, 2, 3)]
    [InlineData(5, 3, 1)]
    [InlineData(6, 3, 2)]
    [InlineData(7, 4, 1)]
    [InlineData(8, 4, 2)]
    public void A_line_ends_with_LF_or_CR_LF_or_CR(int offset, int line, int column)
    {
        SourceText source = new(Text);

        Assert.Equal((line, column), source.PositionAt(offset));
        Assert.Equal(offset, source.OffsetAt(line, column));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, 0)]
    [InlineData(9, 1, 7)]
    [InlineData(4, 99, 8)]
    public void A_place_outside_the_text_is_taken_to_its_edge(int line, int column, int offset) =>
        Assert.Equal(offset, new SourceText(Text).OffsetAt(line, column));

    [Fact]
    public void The_empty_text_has_one_line() => Assert.Equal((1, 1), new SourceText("").PositionAt(0));

    [Fact]
    public void Decoded_text_knows_where_each_character_came_from()
    {
        const string Source = "<x>a&lt;\r\nb&#x1F600;c</x>";
        MappedText text = new(3);
        Assert.Equal(("", 3), (text.Text, text.OffsetAt(0)));

        text.Append("a<\nb\U0001F600c", Source, 3, hasReferences: true);

        Assert.Equal("a<\nb\U0001F600c", text.Text);
        Assert.Equal([3, 4, 8, 10, 11, 11, 20, 21], Enumerable.Range(0, 8).Select(text.OffsetAt));
        Assert.Equal(Source.IndexOf("</x>", System.StringComparison.Ordinal), text.EndOffset);
    }

    [Fact]
    public void In_CDATA_an_ampersand_is_itself()
    {
        MappedText text = new(0);
        text.Append("&lt;", "&lt;", 0, hasReferences: false);

        Assert.Equal([0, 1, 2, 3, 4], Enumerable.Range(0, 5).Select(text.OffsetAt));
    }
}
