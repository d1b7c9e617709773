using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Xml;

namespace NetUtil.Core.Specs;

/// <summary>Reads the XML of a spec into elements that know where they stand. Document types and all they bring
/// are refused, nothing outside the file is ever opened.</summary>
internal sealed class SpecTreeReader
{
    /// <summary>How deep elements may be nested; a spec needs 3.</summary>
    public const int DeepestNesting = 16;

    private readonly SourceText _source;
    private readonly ProblemList _problems;
    private readonly Stack<SpecElement> _open = new();
    private SpecElement? _root;
    private int _prologEnd;

    private SpecTreeReader(SourceText source, ProblemList problems)
    {
        _source = source;
        _problems = problems;
    }

    /// <summary>Reads as far as the XML is well formed; what stops it is noted.</summary>
    /// <returns>The root, or null where there is none.</returns>
    public static SpecElement? Read(SourceText source, ProblemList problems) =>
        new SpecTreeReader(source, problems).Read();

    private SpecElement? Read()
    {
        XmlReaderSettings settings = new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = false,
            IgnoreProcessingInstructions = false,
            IgnoreWhitespace = false,
        };
        using StringReader text = new(_source.Text);
        using XmlReader reader = XmlReader.Create(text, settings);
        try
        {
            while (reader.Read() && Take(reader))
            {
            }
        }
        catch (XmlException failure)
        {
            Refuse(failure);
        }

        return _root;
    }

    private bool Take(XmlReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                return TakeElement(reader);
            case XmlNodeType.EndElement:
                _open.Pop().IsComplete = true;
                return true;
            case XmlNodeType.CDATA:
                Append(reader, hasReferences: false);
                return true;
            case XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace
                when _open.Count > 0:
                Append(reader, hasReferences: true);
                return true;
            case XmlNodeType.Comment or XmlNodeType.ProcessingInstruction when _root is null:
                string end = reader.NodeType == XmlNodeType.Comment ? "-->" : "?>";
                _prologEnd = Math.Max(0, _source.Text.IndexOf(end, OffsetOf(reader), StringComparison.Ordinal));
                return true;
            default:
                return true;
        }
    }

    private void Append(XmlReader reader, bool hasReferences) =>
        _open.Peek().Text.Append(reader.Value, _source.Text, OffsetOf(reader), hasReferences);

    private bool TakeElement(XmlReader reader)
    {
        SpecElement element = new(reader.LocalName, reader.NamespaceURI, OffsetOf(reader));
        if (_open.Count == DeepestNesting)
        {
            _problems.Add(
                element.Offset,
                string.Format(CultureInfo.InvariantCulture, "at most {0} levels of elements", DeepestNesting),
                $"'{element.Name}'",
                null,
                "nothing after it was read; take the elements apart");
            return false;
        }

        if (_open.Count > 0)
        {
            _open.Peek().Children.Add(element);
        }
        else
        {
            _root = element;
        }

        bool isEmpty = reader.IsEmptyElement;
        TakeAttributes(reader, element);
        element.IsComplete = isEmpty;
        if (!isEmpty)
        {
            _open.Push(element);
        }

        return true;
    }

    private void TakeAttributes(XmlReader reader, SpecElement element)
    {
        const string Declarations = "http://www.w3.org/2000/xmlns/";
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI != Declarations)
            {
                int offset = OffsetOf(reader);
                int start = ValueStart(offset);
                MappedText value = new(start);
                value.Append(reader.Value, _source.Text, start, hasReferences: true);
                element.Attributes.Add(new SpecAttribute(reader.LocalName, reader.NamespaceURI, offset, value));
            }
        }

        reader.MoveToElement();
    }

    private int ValueStart(int nameOffset)
    {
        int equals = _source.Text.IndexOf('=', nameOffset);
        return ExpressionTokens.SkipSpace(_source.Text, equals + 1) + 1;
    }

    private int OffsetOf(XmlReader reader)
    {
        IXmlLineInfo place = (IXmlLineInfo)reader;
        return _source.OffsetAt(place.LineNumber, place.LinePosition);
    }

    private void Refuse(XmlException failure)
    {
        const string DocumentType = "<!DOCTYPE";

        // The reader refuses a document type without saying where it stands.
        int declaration = failure.LineNumber == 0 && _root is null
            ? _source.Text.IndexOf(DocumentType, _prologEnd, StringComparison.Ordinal)
            : -1;
        if (declaration >= 0)
        {
            _problems.Add(
                declaration,
                "no document type",
                $"'{DocumentType}'",
                null,
                "a spec has no document type and no entities of its own; remove it");
            return;
        }

        int offset = _source.OffsetAt(Math.Max(1, failure.LineNumber), Math.Max(1, failure.LinePosition));
        _problems.Add(
            offset,
            "well-formed XML",
            offset < _source.Text.Length ? ExpressionTokens.Describe(_source.Text, offset) : "the end",
            null,
            Reason(failure) + " Nothing after it was read");
    }

    // The position is said elsewhere; this part of the text is the same in every release that has it in English.
    private static string Reason(XmlException failure)
    {
        string position = string.Format(
            CultureInfo.InvariantCulture, " Line {0}, position {1}.", failure.LineNumber, failure.LinePosition);
        return failure.Message.EndsWith(position, StringComparison.Ordinal)
            ? failure.Message.Substring(0, failure.Message.Length - position.Length)
            : failure.Message;
    }
}
