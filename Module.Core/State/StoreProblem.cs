namespace NetUtil.Core.State;

/// <summary>Why a store failed.</summary>
public enum StoreProblem
{
    /// <summary>Another process held it for longer than the store waits.</summary>
    Locked,

    /// <summary>A newer version of NetUtil wrote it.</summary>
    NewerVersion,

    /// <summary>A directory lies where the store's file belongs, or a file where its folder belongs.</summary>
    NotAFile,

    /// <summary>The account may not read or write it, or it was opened for reading only.</summary>
    Denied,

    /// <summary>The disk or the quota is full.</summary>
    Full,

    /// <summary>The file is no store of NetUtil, or it is damaged.</summary>
    Damaged,

    /// <summary>It holds something that this version cannot read.</summary>
    Unreadable,

    /// <summary>The disk or the operating system failed.</summary>
    Failed,
}
