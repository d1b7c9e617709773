namespace NetUtil.Core.Specs;

/// <summary>An attribute of a spec as it stands in the file.</summary>
internal sealed class SpecAttribute
{
    public SpecAttribute(string name, string namespaceName, int offset, MappedText value)
    {
        Name = name;
        NamespaceName = namespaceName;
        Offset = offset;
        Value = value;
    }

    public string Name { get; }

    public string NamespaceName { get; }

    public int Offset { get; }

    public MappedText Value { get; }
}
