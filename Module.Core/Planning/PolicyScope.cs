namespace NetUtil.Core.Planning;

/// <summary>What a rule of a policy is about.</summary>
public enum PolicyScope
{
    /// <summary>Every VM of every fabric.</summary>
    Default,

    /// <summary>The VMs that have a part in some applications.</summary>
    Application,

    /// <summary>Some VMs.</summary>
    VirtualMachine,
}
