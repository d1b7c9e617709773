using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Fabric;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Simulation;

/// <summary>What came of reading a document: its content or its problems. Immutable.</summary>
/// <typeparam name="T">The content.</typeparam>
public sealed class DocumentResult<T>
    where T : class
{
    /// <summary>Makes a result.</summary>
    /// <param name="value">The content; not null where there is no problem.</param>
    /// <param name="problems">Every problem in the order of the document; empty where there is none.</param>
    public DocumentResult(T? value, IReadOnlyList<DocumentProblem> problems)
    {
        Problems = Guard.NotNull(problems, nameof(problems));
        Value = problems.Count > 0 ? null : Guard.NotNull(value, nameof(value));
    }

    /// <summary>The content; null where there is a problem.</summary>
    public T? Value { get; }

    /// <summary>Every problem in the order of the document; empty where there is none.</summary>
    public IReadOnlyList<DocumentProblem> Problems { get; }

    /// <summary>Gives the content, or throws with all problems.</summary>
    /// <param name="name">The document in words, such as its path; not blank.</param>
    /// <exception cref="FabricException">There is a problem.</exception>
    public T Require(string name)
    {
        Guard.NotBlank(name, nameof(name));
        return Value ?? throw new FabricException(
            $"'{name}' cannot be used. " + string.Join(Environment.NewLine, Problems.Select(one => one.Message)));
    }
}
