using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.IO;
using System.Management.Automation;
using NetUtil.Errors;
using DriveNotFoundException = System.Management.Automation.DriveNotFoundException;

namespace NetUtil.Bases;

/// <summary>Turns what a user types into absolute paths of files.</summary>
internal static class FilePaths
{
    private const string FileSystem = "FileSystem";

    /// <summary>The files that paths with wildcards match; a path that matches none and has no wildcard is an
    /// error of the command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="paths">The paths.</param>
    /// <param name="mustMatch">True where a path with wildcards that matches none is an error too.</param>
    internal static IEnumerable<string> Matching(
        PSCmdlet command, IEnumerable<string> paths, bool mustMatch = false)
    {
        foreach (string path in paths)
        {
            foreach (string file in Resolve(command, path, mustMatch))
            {
                yield return file;
            }
        }
    }

    /// <summary>The absolute paths of names that are taken as they stand.</summary>
    /// <param name="command">The command.</param>
    /// <param name="paths">The names.</param>
    internal static IEnumerable<string> Literal(PSCmdlet command, IEnumerable<string> paths)
    {
        foreach (string path in paths)
        {
            if (One(command, path, out ErrorRecord? problem) is string file)
            {
                yield return file;
            }
            else
            {
                command.WriteError(problem);
            }
        }
    }

    /// <summary>The absolute path of one name, or the end of the command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="path">The name; the file need not exist.</param>
    internal static string Required(PSCmdlet command, string path)
    {
        string? file = One(command, path, out ErrorRecord? problem);
        if (file is null)
        {
            command.ThrowTerminatingError(problem);
        }

        return file!;
    }

    /// <summary>The absolute path of a file that is there, or the end of the command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="path">The name.</param>
    internal static string RequiredFile(PSCmdlet command, string path)
    {
        string file = Required(command, path);
        if (!File.Exists(file))
        {
            command.ThrowTerminatingError(PathErrors.NotFound(file));
        }

        return file;
    }

    private static IReadOnlyList<string> Resolve(PSCmdlet command, string path, bool mustMatch)
    {
        try
        {
            Collection<string> files = command.GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider);
            if (provider.Name == FileSystem)
            {
                if (files.Count == 0 && mustMatch)
                {
                    command.WriteError(PathErrors.NothingMatches(path));
                }

                return files;
            }

            command.WriteError(PathErrors.NotOfFileSystem(path, NoFileSystem(provider)));
        }
        catch (ItemNotFoundException)
        {
            command.WriteError(PathErrors.NotFound(path));
        }
        catch (DriveNotFoundException failure)
        {
            command.WriteError(PathErrors.NotOfFileSystem(path, failure.Message));
        }

        return [];
    }

    private static string? One(PSCmdlet command, string path, out ErrorRecord? problem)
    {
        problem = null;
        try
        {
            string file = command.SessionState.Path.GetUnresolvedProviderPathFromPSPath(
                path, out ProviderInfo provider, out _);
            if (provider.Name == FileSystem)
            {
                return file;
            }

            problem = PathErrors.NotOfFileSystem(path, NoFileSystem(provider));
        }
        catch (DriveNotFoundException failure)
        {
            problem = PathErrors.NotOfFileSystem(path, failure.Message);
        }

        return null;
    }

    private static string NoFileSystem(ProviderInfo provider) => $"{provider.Name} is no file system.";
}
