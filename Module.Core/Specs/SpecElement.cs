using System.Collections.Generic;

namespace NetUtil.Core.Specs;

/// <summary>An element of a spec as it stands in the file.</summary>
internal sealed class SpecElement
{
    public SpecElement(string name, string namespaceName, int offset)
    {
        Name = name;
        NamespaceName = namespaceName;
        Offset = offset;
        Text = new MappedText(offset);
    }

    public string Name { get; }

    public string NamespaceName { get; }

    /// <summary>Where its name stands.</summary>
    public int Offset { get; }

    public List<SpecAttribute> Attributes { get; } = [];

    public List<SpecElement> Children { get; } = [];

    /// <summary>Its own text, CDATA included, without that of its children.</summary>
    public MappedText Text { get; }

    /// <summary>False where the file broke off inside it.</summary>
    public bool IsComplete { get; set; }
}
