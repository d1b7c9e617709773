using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using NetUtil.Core.Fabric;
using NetUtil.Core.Simulation;

namespace NetUtil.Sessions;

/// <summary>The folder of a store in which simulated fabrics live, one file each. A fabric file that somebody
/// wrote is only where a simulation begins; it is never changed.</summary>
internal sealed class SimulationFolder
{
    private const string FolderName = "simulation";
    private const string Ending = ".json";

    private readonly ISimulationDocuments _documents;

    /// <summary>Names the folder.</summary>
    /// <param name="storeFolder">The store's folder; neither needs to exist.</param>
    /// <param name="documents">Reads and writes the files.</param>
    internal SimulationFolder(string storeFolder, ISimulationDocuments documents)
    {
        FullPath = Path.Combine(storeFolder, FolderName);
        _documents = documents;
    }

    /// <summary>The folder.</summary>
    internal string FullPath { get; }

    /// <summary>The names of the fabrics that live in files.</summary>
    /// <param name="files">Files of such a folder.</param>
    internal static IReadOnlyList<string> NamesOf(IReadOnlyList<string> files) =>
        [.. files.Select(file => Uri.UnescapeDataString(Path.GetFileNameWithoutExtension(file)))];

    /// <summary>The files of all simulations, by name; empty where there is none.</summary>
    internal IReadOnlyList<string> Files() => Directory.Exists(FullPath)
        ? [.. Directory.GetFiles(FullPath, "*" + Ending).OrderBy(file => file, StringComparer.Ordinal)]
        : [];

    /// <summary>The file in which a fabric lives, or would.</summary>
    /// <param name="fabricId">The fabric.</param>
    internal string FileOf(string fabricId) => Path.Combine(FullPath, FileNameOf(fabricId) + Ending);

    /// <summary>Goes on with a simulation.</summary>
    /// <param name="file">Its file.</param>
    internal ISimulationFile Open(string file) => _documents.OpenState(file);

    /// <summary>Begins a simulation, in place of one of the same fabric.</summary>
    /// <param name="definition">What the fabric is made of.</param>
    /// <exception cref="FabricException">The file cannot be written.</exception>
    internal ISimulationFile Begin(SimulationDefinition definition)
    {
        Make();
        return _documents.CreateState(
            FileOf(definition.Inventory.FabricId), SimulationState.Begin(definition), replace: true);
    }

    private void Make()
    {
        try
        {
            Directory.CreateDirectory(FullPath);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FabricException($"The folder '{FullPath}' cannot be made: {failure.Message}", failure);
        }
    }

    // Letters, digits and a few signs stay; everything else is written as bytes in hexadecimal, so that no name
    // leaves the folder.
    private static string FileNameOf(string fabricId)
    {
        StringBuilder name = new();
        foreach (byte one in Encoding.UTF8.GetBytes(fabricId))
        {
            char sign = (char)one;
            bool isPlain = one < 128
                && (char.IsLetterOrDigit(sign) || sign is '-' or '_' || (sign == '.' && name.Length > 0));
            name.Append(isPlain ? sign.ToString() : "%" + one.ToString("X2", CultureInfo.InvariantCulture));
        }

        return name.ToString();
    }
}
