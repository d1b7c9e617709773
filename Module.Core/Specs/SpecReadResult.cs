using System.Collections.Generic;
using NetUtil.Core.Model;

namespace NetUtil.Core.Specs;

/// <summary>What came of reading a spec: the spec or its problems. Immutable.</summary>
public sealed class SpecReadResult
{
    internal SpecReadResult(ApplicationSpec? spec, string xml, IReadOnlyList<SpecProblem> problems)
    {
        Spec = problems.Count == 0 ? spec : null;
        Xml = xml;
        Problems = problems;
    }

    /// <summary>The spec; null where there is a problem.</summary>
    public ApplicationSpec? Spec { get; }

    /// <summary>The text that was read, without a byte order mark; "" where the file was too large or no
    /// text.</summary>
    public string Xml { get; }

    /// <summary>Every problem in the order of the file; empty where there is none.</summary>
    public IReadOnlyList<SpecProblem> Problems { get; }
}
