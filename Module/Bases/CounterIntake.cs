using System;
using System.Collections.Generic;
using System.Management.Automation;
using NetUtil.Core.Import;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;
using NetUtil.Errors;

namespace NetUtil.Bases;

/// <summary>Takes counter samples from a pipeline and has them kept as they come. One thread at a time.</summary>
internal sealed class CounterIntake
{
    private readonly CounterSampleImport _import;
    private readonly Func<IReadOnlyList<TrafficSample>, SampleIntake?> _keep;

    /// <summary>Makes an intake.</summary>
    /// <param name="import">Turns values into samples.</param>
    /// <param name="keep">Keeps samples; gives null where they are not to be kept.</param>
    internal CounterIntake(
        CounterSampleImport import, Func<IReadOnlyList<TrafficSample>, SampleIntake?> keep)
    {
        _import = import;
        _keep = keep;
    }

    /// <summary>What was read.</summary>
    internal ImportReport Report => _import.Report;

    /// <summary>What was kept; null for nothing.</summary>
    internal SampleIntake? Kept { get; private set; }

    /// <summary>Takes what Get-Counter gives.</summary>
    /// <param name="samples">A sample, or several.</param>
    /// <param name="zone">The zone of local times; null for this machine's.</param>
    /// <param name="now">The time now, UTC.</param>
    /// <param name="report">Told of what is no counter sample.</param>
    internal void Add(object samples, TimeZoneInfo? zone, DateTimeOffset now, Action<ErrorRecord> report)
    {
        foreach ((string? path, DateTimeOffset time, double? value, object sample) in
            CounterSampleFacts.Of(samples, zone))
        {
            if (path is null)
            {
                report(ImportErrors.NotSamples(sample));
            }
            else
            {
                _import.Add(path, time, value, now);
            }
        }

        Keep();
    }

    /// <summary>Keeps what was still held back.</summary>
    internal void End()
    {
        _import.End();
        Keep();
    }

    private void Keep()
    {
        IReadOnlyList<TrafficSample> samples = _import.Take();
        if (samples.Count > 0 && _keep(samples) is SampleIntake kept)
        {
            SampleIntake before = Kept ?? default;
            Kept = new SampleIntake(before.Given + kept.Given, before.Added + kept.Added);
        }
    }
}
