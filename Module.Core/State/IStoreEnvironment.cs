namespace NetUtil.Core.State;

/// <summary>What the rules for finding a store ask of the machine.</summary>
public interface IStoreEnvironment
{
    /// <summary>The machine-wide folder for application data, an absolute path; "" where there is none.</summary>
    string MachineFolder { get; }

    /// <summary>The user's own folder for application data, an absolute path; "" where there is none.</summary>
    string UserFolder { get; }

    /// <summary>Reads an environment variable.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its value, or null where it is not set.</returns>
    string? ReadVariable(string name);

    /// <summary>Makes a path absolute.</summary>
    /// <param name="path">A path, perhaps relative to the current folder.</param>
    string FullPath(string path);

    /// <summary>Says whether the account can keep a store in a folder; leaves nothing behind.</summary>
    /// <param name="folder">An absolute path; it need not exist.</param>
    bool CanWrite(string folder);
}
