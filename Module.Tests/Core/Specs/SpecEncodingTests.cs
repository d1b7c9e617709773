using System.IO;
using System.Linq;
using System.Text;
using NetUtil.Core.Specs;
using Xunit;

namespace NetUtil.Tests.Core.Specs;

public class SpecEncodingTests
{
    private static readonly string s_xml = SpecXml.Of().Replace("Shop", "Käse & Brot").Replace("& ", "&amp; ");

    [Fact]
    public void UTF_8_with_and_without_a_mark_is_read()
    {
        Assert.Equal("Käse & Brot", Read(new UTF8Encoding(false)).Spec!.Name);
        Assert.Equal("Käse & Brot", Read(new UTF8Encoding(true)).Spec!.Name);
        Assert.Equal("Käse & Brot",
            Read(new UTF8Encoding(false), "<?xml version='1.0' encoding='UTF-8'?>").Spec!.Name);
    }

    [Fact]
    public void UTF_16_with_a_mark_is_read_in_both_orders_whatever_it_declares()
    {
        const string Declaration = "<?xml version=\"1.0\" encoding=\"utf-16\"?>";
        Assert.Equal("Käse & Brot", Read(new UnicodeEncoding(false, true)).Spec!.Name);
        Assert.Equal("Käse & Brot", Read(new UnicodeEncoding(true, true), Declaration).Spec!.Name);
    }

    [Fact]
    public void Latin_1_is_read_where_it_is_declared()
    {
        const string Declaration = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>";
        Assert.Equal("Käse & Brot", Read(Encoding.Latin1, Declaration).Spec!.Name);
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_refused_at_their_place()
    {
        SpecProblem problem = Assert.Single(Read(Encoding.Latin1, "<!-- a -->\r\n").Problems);

        // <application name="K is 20 characters.
        Assert.Equal(
            "Line 2, column 21: expected text in UTF-8, found other bytes; save the file as UTF-8.",
                problem.Message);
    }

    [Fact]
    public void Half_a_UTF_16_character_is_refused()
    {
        byte[] bytes = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<a/>"), 0x00, 0xD8];
        using MemoryStream stream = new(bytes);

        SpecProblem problem = Assert.Single(SpecReader.Read(stream).Problems);
        Assert.Equal((1, 5, "text in UTF-16"), (problem.Line, problem.Column, problem.Expected));
    }

    [Theory]
    [InlineData("windows-1252")]
    [InlineData("UTF-7")]
    [InlineData("utf-16")]
    public void Another_encoding_is_refused_by_name(string name) => Assert.Equal(
        $"Line 1, column 1: expected the encoding UTF-8, found '{name.ToLowerInvariant()}'; save the file as "
        + "UTF-8.",
        Assert.Single(Read(Encoding.Latin1, $"<?xml version=\"1.0\" encoding=\"{name}\"?>").Problems).Message);

    private static SpecReadResult Read(Encoding encoding, string before = "")
    {
        using MemoryStream stream =
            new(encoding.GetPreamble().Concat(encoding.GetBytes(before + s_xml)).ToArray());
        return SpecReader.Read(stream);
    }
}
