using System.Collections.Generic;

namespace NetUtil.Core.Specs;

/// <summary>Keeps registered specs by application name, without case. Two processes may use one store.</summary>
public interface ISpecStore
{
    /// <summary>Lists what is registered, by name.</summary>
    IReadOnlyList<RegisteredSpec> ReadAll();

    /// <summary>Registers a spec, or replaces the one of the same application, all or nothing.</summary>
    /// <param name="spec">The spec.</param>
    void Put(RegisteredSpec spec);

    /// <summary>Takes a spec out.</summary>
    /// <param name="application">The application's name.</param>
    /// <returns>False where none of that name was registered.</returns>
    bool Remove(string application);
}
