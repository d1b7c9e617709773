namespace NetUtil.Core.State;

/// <summary>What a store is opened for.</summary>
public enum StoreAccess
{
    /// <summary>Reading and writing; what is not there is made.</summary>
    Write,

    /// <summary>Reading only: nothing is made or changed, not even an empty store.</summary>
    Read,
}
