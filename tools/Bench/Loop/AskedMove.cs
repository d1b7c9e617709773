using System;
using NetUtil.Core.Model;

namespace NetUtil.Bench.Loop;

/// <summary>A move that a balancer asked the fabric for. Immutable.</summary>
/// <param name="StepId">The step that it was asked for as.</param>
/// <param name="Move">The move.</param>
/// <param name="Time">When, UTC.</param>
internal sealed record AskedMove(string StepId, MigrationAdaptation Move, DateTimeOffset Time);
