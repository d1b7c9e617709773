using System;
using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Core.Forecasting;

/// <summary>Weighs what earlier days did at the same time of day. Not safe on several threads.</summary>
/// <remarks>Two things decide. How well would each day have been foretold by the others, against the forecast
/// that nothing changes: forecasts are combined in inverse proportion to their squared errors (J. M. Bates and
/// C. W. J. Granger, Operational Research Quarterly 20 (1969), 451-468). And does today look like these days so
/// far: where it is further from them than they are from each other, they count less. Of a single day neither is
/// known; it counts as one course among all. Of n days at most n / (n + 1) is trusted.</remarks>
internal sealed class DailyWeight
{
    // Times closer than a tenth of a standard deviation are alike.
    private const double Alike = 0.01;

    private readonly Likeness _likeness;
    private readonly FeatureRow _now;
    private readonly List<FeatureRow> _rows = new();
    private readonly List<double[]> _changes = new();

    public DailyWeight(Likeness likeness, FeatureRow now)
    {
        _likeness = likeness;
        _now = now;
    }

    /// <summary>When the courses of the days began that are known, newest first.</summary>
    public IReadOnlyList<long> Starts => _rows.Select(row => row.Time).ToArray();

    /// <summary>Adds a day, where enough of it is known.</summary>
    /// <param name="row">What it looked like.</param>
    /// <param name="horizon">The rates at the horizon of its course.</param>
    public void Add(FeatureRow row, IReadOnlyList<double> horizon)
    {
        double[] change = horizon.Zip(row.Levels, (then, now) => then - now).ToArray();
        if (!double.IsInfinity(_likeness.Between(row, _now)) && !double.IsInfinity(_likeness.SizeOf(change)))
        {
            _rows.Add(row);
            _changes.Add(change);
        }
    }

    /// <summary>The share of all weight that the days have together.</summary>
    /// <param name="others">How many other courses there are.</param>
    /// <returns>From 0 to below 1.</returns>
    public double Share(int others)
    {
        int days = _rows.Count;
        if (days < 2)
        {
            return days / (double)(days + others);
        }

        double withoutThem = _changes.Average(_likeness.SizeOf);
        double withThem = Enumerable.Range(0, days).Average(ErrorOf);
        double among = Enumerable.Range(0, days).Average(day => Enumerable.Range(0, days)
            .Where(other => other != day)
            .Average(other => _likeness.Between(_rows[day], _rows[other])));
        double today = _rows.Average(row => _likeness.Between(row, _now));
        double alike = Math.Min(1, (among + Alike) / (today + Alike));
        double share = withoutThem + withThem > 0
            ? withoutThem * alike / ((withoutThem * alike) + withThem)
            : 0.5;
        return Math.Min(share, days / (days + 1d));
    }

    // How far the other days' mean is from what a day did.
    private double ErrorOf(int day)
    {
        double[] error = new double[_changes[day].Length];
        for (int i = 0; i < error.Length; i++)
        {
            error[i] = _changes[day][i] - Enumerable.Range(0, _changes.Count)
                .Where(other => other != day && !double.IsNaN(_changes[other][i]))
                .Select(other => _changes[other][i])
                .DefaultIfEmpty(double.NaN)
                .Average();
        }

        return _likeness.SizeOf(error);
    }
}
