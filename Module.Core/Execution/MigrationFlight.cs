using System;

namespace NetUtil.Core.Execution;

/// <summary>One migration of a wave, from its first try to its end.</summary>
internal sealed class MigrationFlight
{
    private TimeSpan? _delay;

    /// <summary>Makes a flight that waits.</summary>
    /// <param name="index">The step's place in the run.</param>
    /// <param name="onPlatform">The step as the platform knows it.</param>
    /// <param name="until">How long to wait for a slot.</param>
    public MigrationFlight(int index, PlatformStep onPlatform, DateTimeOffset until)
    {
        Index = index;
        OnPlatform = onPlatform;
        Until = until;
    }

    /// <summary>The step's place in the run.</summary>
    public int Index { get; }

    /// <summary>The step as the platform knows it.</summary>
    public PlatformStep OnPlatform { get; }

    public MigrationFlightState State { get; private set; }

    /// <summary>The try, from 1.</summary>
    public int Number { get; private set; } = 1;

    /// <summary>When patience ends, or the next try is due.</summary>
    public DateTimeOffset Until { get; private set; }

    public bool IsOver => State == MigrationFlightState.Over;

    /// <summary>The platform never got it.</summary>
    public void Wait() => State = MigrationFlightState.Waiting;

    /// <summary>The platform is at it.</summary>
    /// <param name="until">How long to wait for its end.</param>
    public void GoOn(DateTimeOffset until)
    {
        State = MigrationFlightState.UnderWay;
        Until = until;
    }

    /// <summary>Another try is to come, after a wait that doubles each time.</summary>
    /// <param name="now">The time.</param>
    /// <param name="delay">The wait before the second try.</param>
    public void Retry(DateTimeOffset now, TimeSpan delay)
    {
        _delay = _delay is TimeSpan last ? last + last : delay;
        State = MigrationFlightState.Retrying;
        Until = now + _delay.Value;
        Number++;
    }

    /// <summary>Nothing more is done about it.</summary>
    /// <returns>True.</returns>
    public bool End()
    {
        State = MigrationFlightState.Over;
        return true;
    }
}
