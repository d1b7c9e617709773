using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;

namespace NetUtil.Outputs;

/// <summary>What registering a spec did, or would do. Immutable.</summary>
public sealed class SpecRegistration
{
    internal SpecRegistration(
        ApplicationSpec spec,
        string path,
        SpecRegistrationResult result,
        IReadOnlyDictionary<string, BoundComponent>? bound,
        IReadOnlyList<string>? verdictChanges = null)
    {
        Name = spec.Name;
        Path = path;
        Result = result;
        RequirementCount = spec.Requirements.Count;
        Components = spec.Components.Select(one => new ComponentRecord(one, bound?[one.Name])).ToArray();
        VerdictChanges = verdictChanges ?? Array.Empty<string>();
    }

    /// <summary>The application's name.</summary>
    public string Name { get; }

    /// <summary>What was done, or would be.</summary>
    public SpecRegistrationResult Result { get; }

    /// <summary>How many requirements it has.</summary>
    public int RequirementCount { get; }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Each component with the instances that play it now.</summary>
    public IReadOnlyList<ComponentRecord> Components { get; }

    /// <summary>With -WhatIf each requirement whose verdict would change, with both; else empty.</summary>
    public IReadOnlyList<string> VerdictChanges { get; }
}
