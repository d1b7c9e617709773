using System.Globalization;
using System.IO;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Specs;

/// <summary>Reads specs: one application in XML of the namespace "urn:netutil:app-network-spec:1". A bad spec
/// gives all its problems and no exception. Nothing outside the text is ever opened. Safe on any
/// thread.</summary>
/// <remarks>
/// Where a schema can express it, reader and <c>AppNetworkSpec.xsd</c> agree; case counts in elements,
/// attributes and the words of attributes. Spans of time are "5 min", "90 s", "1 h", "2 d" or "00:05:00"; shares
/// "0.1" or "10 %". Elements may stand in any order. Limits: 1 048 576 characters, 16 levels of elements, 1000
/// problems.
/// </remarks>
public static class SpecReader
{
    /// <summary>The namespace of every element of a spec.</summary>
    public const string NamespaceName = "urn:netutil:app-network-spec:1";

    /// <summary>The most characters that a spec may have.</summary>
    public const int MostCharacters = 1024 * 1024;

    /// <summary>Reads a spec from text.</summary>
    /// <param name="xml">The spec.</param>
    /// <returns>The spec, or every problem with its place in the text.</returns>
    public static SpecReadResult Read(string xml) =>
        Guard.NotNull(xml, nameof(xml)).Length > MostCharacters ? TooLarge() : ReadText(xml);

    /// <summary>Reads a spec to the end of a reader, or until it is too large. The caller closes the
    /// reader.</summary>
    /// <param name="reader">Gives the spec; what it throws passes through.</param>
    /// <returns>The spec, or every problem with its place in the text.</returns>
    public static SpecReadResult Read(TextReader reader)
    {
        char[] text = new char[MostCharacters + 1];
        int length = Guard.NotNull(reader, nameof(reader)).ReadBlock(text, 0, text.Length);
        return length > MostCharacters ? TooLarge() : ReadText(new string(text, 0, length));
    }

    /// <summary>Reads a spec to the end of a stream, or until it is too large. The caller closes the
    /// stream.</summary>
    /// <param name="stream">Gives the spec in UTF-8, or in UTF-16 with a byte order mark; what it throws passes
    /// through.</param>
    /// <returns>The spec, or every problem with its place in the text.</returns>
    public static SpecReadResult Read(Stream stream)
    {
        SpecBytes bytes = SpecBytes.Read(Guard.NotNull(stream, nameof(stream)));
        return bytes.IsTooLarge || bytes.Text?.Length > MostCharacters ? TooLarge()
            : bytes.Problem is SpecProblem problem ? new SpecReadResult(null, string.Empty, [problem])
            : ReadText(bytes.Text!);
    }

    private static SpecReadResult ReadText(string xml)
    {
        SourceText source = new(xml.Length > 0 && xml[0] == '\uFEFF' ? xml.Substring(1) : xml);
        ProblemList problems = new(source);
        SpecElement? root = SpecTreeReader.Read(source, problems);
        ApplicationSpec? spec = root is null ? null : ApplicationReader.Read(root, problems);
        return new SpecReadResult(spec, source.Text, problems.InOrder());
    }

    private static SpecReadResult TooLarge() => new(null, string.Empty, [new SpecProblem(
        1,
        1,
        string.Format(CultureInfo.InvariantCulture, "a spec of at most {0} characters", MostCharacters),
        "more",
        null,
        "the rest was not read; split the application or take out what is no spec")]);
}
