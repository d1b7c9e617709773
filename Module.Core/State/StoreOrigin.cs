namespace NetUtil.Core.State;

/// <summary>Which rule found the folder of a store.</summary>
public enum StoreOrigin
{
    /// <summary>It was named.</summary>
    Named,

    /// <summary>The environment variable NETUTIL_STORE names it.</summary>
    Variable,

    /// <summary>It is the machine's.</summary>
    Machine,

    /// <summary>It is the user's own, since the machine's cannot be written.</summary>
    User,
}
