namespace NetUtil.Storage;

/// <summary>What a file is that may be a store.</summary>
internal enum StoreForm
{
    /// <summary>Nothing yet.</summary>
    Empty,

    /// <summary>A store of an earlier version that can be brought up to this one.</summary>
    Older,

    /// <summary>A store of this version.</summary>
    Current,
}
