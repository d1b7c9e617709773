using System.IO;
using System.Threading;

namespace NetUtil.Bench;

/// <summary>One thing that is measured. What it prints is computed in the same run; speed is given as a ratio to
/// something plain that does the same work in the same process.</summary>
internal interface IBench
{
    /// <summary>What it is called on the command line.</summary>
    string Name { get; }

    /// <summary>What it measures, in one line.</summary>
    string Summary { get; }

    /// <summary>Measures.</summary>
    /// <param name="output">Where the figures go.</param>
    /// <param name="stopToken">Ends the work.</param>
    void Run(TextWriter output, CancellationToken stopToken);
}
