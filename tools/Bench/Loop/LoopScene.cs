using System.Collections.Generic;
using NetUtil.Core.Simulation;

namespace NetUtil.Bench.Loop;

/// <summary>A fabric with its traffic and specs, and how long it is looked at. Immutable.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Fabric">The fabric, with meters that tell the truth and no rival.</param>
/// <param name="SpecXml">Specs of its applications, as files have them.</param>
/// <param name="Times">How long it is looked at.</param>
internal sealed record LoopScene(
    string Name, SimulationDefinition Fabric, IReadOnlyList<string> SpecXml, LoopTimes Times);
