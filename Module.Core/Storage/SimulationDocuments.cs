using System;
using System.IO;
using System.Text;
using NetUtil.Core.Fabric;
using NetUtil.Core.Simulation;

namespace NetUtil.Storage;

/// <summary>Reads and writes the documents of simulated fabrics as JSON. Safe on any thread.</summary>
public sealed class SimulationDocuments : ISimulationDocuments
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public DocumentResult<SimulationDefinition> ReadDefinition(string path) =>
        DefinitionReader.ReadDocument(DocumentFile.Read(Checked(path)));

    /// <inheritdoc/>
    public DocumentResult<SimulationDefinition> ParseDefinition(string json) =>
        DefinitionReader.ReadDocument(
            Encoding.UTF8.GetBytes(json ?? throw new ArgumentNullException(nameof(json))));

    /// <inheritdoc/>
    public string FormatDefinition(SimulationDefinition definition)
    {
        if (definition is null)
        {
            throw new ArgumentNullException(nameof(definition));
        }

        return Encoding.UTF8.GetString(DocumentFile.Json(
            writer =>
            {
                writer.WriteStartObject();
                DefinitionWriter.Write(writer, definition);
                writer.WriteEndObject();
            },
            isReadable: true));
    }

    /// <inheritdoc/>
    public ISimulationFile CreateState(string path, SimulationState state, bool replace)
    {
        JsonSimulationFile file = new(Checked(path), s_patience);
        file.Create(state ?? throw new ArgumentNullException(nameof(state)), replace);
        return file;
    }

    /// <inheritdoc/>
    public ISimulationFile OpenState(string path) => new JsonSimulationFile(Checked(path), s_patience);

    /// <inheritdoc/>
    public DocumentResult<FabricSnapshot> ReadSnapshot(string path) =>
        SnapshotReader.ReadDocument(DocumentFile.Read(Checked(path)));

    /// <inheritdoc/>
    public void WriteSnapshot(string path, FabricSnapshot snapshot)
    {
        if (snapshot is null)
        {
            throw new ArgumentNullException(nameof(snapshot));
        }

        DocumentFile.Replace(
            Checked(path), DocumentFile.Json(writer => SnapshotWriter.Write(writer, snapshot), isReadable: true));
    }

    private static string Checked(string path)
    {
        try
        {
            return Path.GetFullPath(path);
        }
        catch (Exception failure) when (DocumentFile.IsOfDisk(failure))
        {
            throw new FabricException($"'{path}' is no path: {failure.Message}", failure);
        }
    }
}
