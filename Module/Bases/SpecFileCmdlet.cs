using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using NetUtil.Core.Specs;
using NetUtil.Errors;

namespace NetUtil.Bases;

/// <summary>A command about spec files, which may be named with wildcards or literally.</summary>
public abstract class SpecFileCmdlet : FabricCmdlet
{
    private protected const string PathSet = "Path";
    private protected const string LiteralPathSet = "LiteralPath";

    private protected SpecFileCmdlet()
    {
    }

    /// <summary>Files, perhaps with wildcards.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Files, by names that are taken as they stand.</summary>
    [Parameter(
        Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <inheritdoc/>
    protected sealed override void Process()
    {
        foreach (string file in ParameterSetName == LiteralPathSet
            ? FilePaths.Literal(this, LiteralPath)
            : FilePaths.Matching(this, Path))
        {
            StopToken.ThrowIfCancellationRequested();
            if (Read(file) is SpecReadResult result)
            {
                Take(file, result);
            }
        }
    }

    /// <summary>Does what one file needs.</summary>
    /// <param name="path">Its absolute path.</param>
    /// <param name="result">What came of reading it.</param>
    private protected abstract void Take(string path, SpecReadResult result);

    private SpecReadResult? Read(string path)
    {
        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return SpecReader.Read(stream);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            WriteError(PathErrors.NotFound(path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            WriteError(PathErrors.NotReadable(failure, path));
        }

        return null;
    }
}
