using System;

namespace NetUtil.Core.Import;

/// <summary>Ends the reading of a file from within; never leaves this namespace.</summary>
internal sealed class ImportStop : Exception
{
    public ImportStop(ImportProblem problem, string message, string advice)
        : base(message) => Refusal = new ImportRefusal(problem, message, advice);

    /// <summary>What is reported.</summary>
    public ImportRefusal Refusal { get; }
}
