namespace NetUtil.Core.Simulation;

/// <summary>Reads and writes the documents of simulated fabrics. Safe on any thread.</summary>
/// <remarks>Every member throws <see cref="NetUtil.Core.Fabric.FabricException"/> where a file cannot be read or
/// written.</remarks>
public interface ISimulationDocuments
{
    /// <summary>Reads a fabric file, as people write it.</summary>
    /// <param name="path">The file.</param>
    DocumentResult<SimulationDefinition> ReadDefinition(string path);

    /// <summary>Reads the text of a fabric file.</summary>
    /// <param name="json">The text.</param>
    DocumentResult<SimulationDefinition> ParseDefinition(string json);

    /// <summary>Writes the text of a fabric file that reads back as the same definition.</summary>
    /// <param name="definition">The definition.</param>
    string FormatDefinition(SimulationDefinition definition);

    /// <summary>Makes the state file of a live fabric.</summary>
    /// <param name="path">The file.</param>
    /// <param name="state">What is in it at first.</param>
    /// <param name="replace">True to replace one that is there; false to fail then.</param>
    ISimulationFile CreateState(string path, SimulationState state, bool replace);

    /// <summary>Opens the state file of a live fabric.</summary>
    /// <param name="path">The file; it is read when it is first held.</param>
    ISimulationFile OpenState(string path);

    /// <summary>Reads a snapshot.</summary>
    /// <param name="path">The file.</param>
    DocumentResult<FabricSnapshot> ReadSnapshot(string path);

    /// <summary>Writes a snapshot, in place of one that is there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="snapshot">The snapshot.</param>
    void WriteSnapshot(string path, FabricSnapshot snapshot);
}
