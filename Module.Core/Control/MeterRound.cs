using System.Collections.Generic;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Control;

/// <summary>What one reading of all meters gave. Immutable.</summary>
public sealed class MeterRound
{
    internal MeterRound(MeterReading reading, CollectedTraffic collected, RollUpResult rolledUp)
    {
        Reading = reading;
        Collected = collected;
        RolledUp = rolledUp;
    }

    /// <summary>What the meters showed.</summary>
    public MeterReading Reading { get; }

    /// <summary>The rates that it gave, and what gave none.</summary>
    public CollectedTraffic Collected { get; }

    /// <summary>What of the samples before was rolled up with it.</summary>
    public RollUpResult RolledUp { get; }

    /// <summary>What could not be read or gave no rate, in words.</summary>
    public IReadOnlyList<string> Problems => [.. Reading.Problems, .. Collected.DroppedInWords];
}
