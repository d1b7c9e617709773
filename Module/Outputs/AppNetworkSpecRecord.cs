using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Specs;

namespace NetUtil.Outputs;

/// <summary>A registered spec, as Get-AppNetworkSpec writes it. Immutable.</summary>
public sealed class AppNetworkSpecRecord
{
    internal AppNetworkSpecRecord(
        RegisteredSpec registered, IReadOnlyDictionary<string, BoundComponent>? bound)
    {
        Name = registered.Spec.Name;
        Time = registered.Time;
        Source = registered.Source;
        Xml = registered.Xml;
        Requirements = registered.Spec.Requirements
            .Select(requirement => $"{requirement.Id}: {requirement.Statement}")
            .ToArray();
        Components = registered.Spec.Components
            .Select(component => new ComponentRecord(component, bound?[component.Name]))
            .ToArray();
        RequirementCount = Requirements.Count;
        InstanceCount = bound is null ? null : Components.Sum(component => component.InstanceCount);
    }

    /// <summary>The application's name.</summary>
    public string Name { get; }

    /// <summary>How many components it has.</summary>
    public int ComponentCount => Components.Count;

    /// <summary>How many instances play its components now; null where no fabric is connected.</summary>
    public int? InstanceCount { get; }

    /// <summary>How many requirements it has.</summary>
    public int RequirementCount { get; }

    /// <summary>When it was registered, UTC.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The file that it came from.</summary>
    public string Source { get; }

    /// <summary>Each requirement with its id.</summary>
    public IReadOnlyList<string> Requirements { get; }

    /// <summary>Each component with its instances.</summary>
    public IReadOnlyList<ComponentRecord> Components { get; }

    /// <summary>The spec to the letter.</summary>
    public string Xml { get; }
}
