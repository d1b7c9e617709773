using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace NetUtil.Tests.Doubles.Vmm.Binding;

/// <summary>A call of a vendor's command, as the engine bound it.</summary>
/// <param name="Command">The command's name.</param>
/// <param name="Set">The parameter set; empty where the command has one without a name.</param>
/// <param name="Parameters">What was bound.</param>
internal sealed record VendorCall(string Command, string Set, IReadOnlyDictionary<string, object?> Parameters)
{
    /// <summary>What the command leaves in the session's variables, by name.</summary>
    internal Dictionary<string, object> Variables { get; } = [];

    /// <summary>Says whether a parameter was given.</summary>
    /// <param name="parameter">Its name.</param>
    internal bool Has(string parameter) => Parameters.ContainsKey(parameter);

    /// <summary>Refuses a call that gives more than the double heeds, rather than leave it out unsaid.</summary>
    /// <param name="heeded">The parameters that it heeds.</param>
    /// <exception cref="NotSupportedException">Another one was given.</exception>
    internal void AllowOnly(params string[] heeded)
    {
        string? other = Parameters.Keys.Except(heeded).Except(PSCmdlet.CommonParameters).FirstOrDefault();
        if (other is not null)
        {
            throw new NotSupportedException($"The double does not heed '{other}' of '{Command}'.");
        }
    }

    /// <summary>Gives what a parameter was given.</summary>
    /// <typeparam name="T">The parameter's type, or one that it converts to.</typeparam>
    /// <param name="parameter">Its name.</param>
    /// <returns>The value; the type's default where it was not given.</returns>
    internal T? Get<T>(string parameter) =>
        Parameters.TryGetValue(parameter, out object? value) ? (T?)value : default;
}
