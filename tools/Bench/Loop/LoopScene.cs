using System;
using System.Collections.Generic;
using NetUtil.Core.Simulation;

namespace NetUtil.Bench.Loop;

/// <summary>A fabric with its traffic and specs, and how long it is looked at. Immutable.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Fabric">The fabric, with meters that tell the truth and no rival.</param>
/// <param name="SpecXml">Specs of its applications, as files have them.</param>
internal sealed record LoopScene(string Name, SimulationDefinition Fabric, IReadOnlyList<string> SpecXml)
{
    /// <summary>Meters are read, nothing is decided and nothing counted: floors need a history.</summary>
    internal TimeSpan WarmUp { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long the background load lasts from then on.</summary>
    internal TimeSpan Busy { get; init; } = TimeSpan.FromHours(4);

    /// <summary>How long the loop goes on once the background load is gone.</summary>
    internal TimeSpan Calm { get; init; } = TimeSpan.FromMinutes(90);

    /// <summary>All of it.</summary>
    internal TimeSpan Length => WarmUp + Busy + Calm;
}
