using System;

namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>What a custom property says of an object. Its properties are named as the commands' parameters; no
/// live object of it was recorded.</summary>
public class CustomPropertyValue : ClientObject
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal CustomPropertyValue()
    {
    }

    public CustomProperty? CustomProperty { get; set; }
    public Guid ParentID { get; set; }
    public string? Value { get; set; }
}
