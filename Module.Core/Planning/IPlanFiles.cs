namespace NetUtil.Core.Planning;

/// <summary>Keeps plans in files, so that they can be reviewed and carried out later. Safe on any
/// thread.</summary>
public interface IPlanFiles
{
    /// <summary>Writes a plan, in place of a file that is there; after a crash the old or the new one is
    /// there.</summary>
    /// <param name="path">The file, an absolute path.</param>
    /// <param name="plan">The plan.</param>
    /// <exception cref="System.IO.IOException">The file cannot be written.</exception>
    void Write(string path, RebalancePlan plan);

    /// <summary>Reads a plan.</summary>
    /// <param name="path">The file, an absolute path.</param>
    /// <returns>The plan, or what is wrong with the file.</returns>
    /// <exception cref="System.IO.IOException">The file cannot be read.</exception>
    PlanReadResult Read(string path);
}
