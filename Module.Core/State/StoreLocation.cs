using System.IO;
using NetUtil.Core.Internals;

namespace NetUtil.Core.State;

/// <summary>Where the state lies, and which rule says so. Immutable.</summary>
public sealed class StoreLocation
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string VariableName = "NETUTIL_STORE";

    /// <summary>The folder's name within a folder for application data.</summary>
    public const string FolderName = "NetUtil";

    /// <summary>The name of the store's file in its folder.</summary>
    public const string FileName = "netutil.db";

    private StoreLocation(string folder, StoreOrigin origin, string? warning = null)
    {
        Folder = folder;
        Origin = origin;
        Warning = warning;
    }

    /// <summary>The folder, an absolute path; it need not exist.</summary>
    public string Folder { get; }

    /// <summary>Which rule found it.</summary>
    public StoreOrigin Origin { get; }

    /// <summary>What may surprise about it, in words; null where nothing does.</summary>
    public string? Warning { get; }

    /// <summary>Finds the folder: the one that is named, else that of NETUTIL_STORE, else "NetUtil" in the
    /// machine-wide folder for application data; where that cannot be written, in the user's own, with a
    /// warning.</summary>
    /// <param name="named">The folder that was named; null or white space for none.</param>
    /// <param name="environment">The machine.</param>
    /// <exception cref="StoreException">None is named, and neither the machine's nor the user's folder can be
    /// written.</exception>
    public static StoreLocation Find(string? named, IStoreEnvironment environment)
    {
        Guard.NotNull(environment, nameof(environment));
        if (!string.IsNullOrWhiteSpace(named))
        {
            return new(environment.FullPath(named!), StoreOrigin.Named);
        }

        string? variable = environment.ReadVariable(VariableName);
        if (!string.IsNullOrWhiteSpace(variable))
        {
            return new(environment.FullPath(variable!), StoreOrigin.Variable);
        }

        return FindDefault(environment);
    }

    private static StoreLocation FindDefault(IStoreEnvironment environment)
    {
        string? machine = Within(environment.MachineFolder);
        if (machine is not null && environment.CanWrite(machine))
        {
            return new(machine, StoreOrigin.Machine);
        }

        string? user = Within(environment.UserFolder);
        if (user is not null && environment.CanWrite(user))
        {
            return new(user, StoreOrigin.User, machine is null
                ? $"This machine has no folder for application data, so the state lies in '{user}', "
                    + "where only this user sees it."
                : $"The machine's folder '{machine}' cannot be written, so the state lies in '{user}', "
                    + "where only this user sees it.");
        }

        throw new StoreException(
            StoreProblem.Denied,
            machine ?? user ?? FolderName,
            $"The state can be kept neither in '{machine ?? "(no machine-wide folder)"}' "
                + $"nor in '{user ?? "(no folder of the user)"}'.",
            $"Name a folder that can be written with -Store or in the environment variable {VariableName}.");
    }

    private static string? Within(string folder) =>
        string.IsNullOrWhiteSpace(folder) ? null : Path.Combine(folder, FolderName);
}
