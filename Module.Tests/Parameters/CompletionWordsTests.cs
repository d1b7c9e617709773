using System.Linq;
using NetUtil.Parameters;
using Xunit;

namespace NetUtil.Tests.Parameters;

public class CompletionWordsTests
{
    [Theory]
    [InlineData("shop", "shop")]
    [InlineData("shop-1.a_b", "shop-1.a_b")]
    [InlineData("-shop", "'-shop'")]
    [InlineData("my shop", "'my shop'")]
    [InlineData("o'neil", "'o''neil'")]
    [InlineData("a;b", "'a;b'")]
    [InlineData("$x", "'$x'")]
    public void A_word_is_quoted_where_the_language_needs_it(string word, string quoted) =>
        Assert.Equal(quoted, CompletionWords.Quoted(word));

    [Theory]
    [InlineData(null, "a A-shop b")]
    [InlineData("", "a A-shop b")]
    [InlineData("A", "a A-shop")]
    [InlineData("'a", "a A-shop")]
    [InlineData("\"b", "b")]
    [InlineData("c", "")]
    public void Words_that_begin_alike_come_once_and_in_order(string? typed, string expected) =>
        Assert.Equal(expected, string.Join(' ', CompletionWords
            .Matching(typed, [("b", "1"), ("A-shop", "2"), ("a", "3"), ("A", "4")])
            .Select(result => result.CompletionText)));

    [Fact]
    public void What_is_known_about_a_word_is_its_tip() =>
        Assert.Equal("3 requirements", Assert.Single(CompletionWords.Matching("", [("a", "3 requirements")])).ToolTip);
}
