namespace NetUtil.Core.State;

/// <summary>The entry to the assembly that holds everything that needs a package; it is loaded privately and made
/// by a constructor without parameters. Safe on any thread.</summary>
public interface IStorage
{
    /// <summary>Opens the state that lies in a folder.</summary>
    /// <param name="folder">The store's folder, an absolute path; not blank.</param>
    /// <param name="access">Whether it will be written. For writing, folder and store are made where there are
    /// none; for reading, a store that is not there is an empty one, and nothing is made.</param>
    /// <returns>The open store; the caller disposes it.</returns>
    /// <exception cref="StoreException">It cannot be opened; the exception says why and what to do.</exception>
    IStateStore OpenStore(string folder, StoreAccess access);
}
