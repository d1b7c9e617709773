using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Compliance;

/// <summary>Counts the futures that break a requirement which holds now. Not safe on several threads.</summary>
internal sealed class RiskTally
{
    // Weights that are added up may miss a round figure by their last digits.
    private const double Rounding = 1e-9;

    private readonly SpecificationSettings _settings;
    private double _chance;
    private double _left = 1;
    private int _broken;
    private int _futures;
    private TimeSpan? _firstEnd;
    private PathCompliance? _first;

    public RiskTally(Requirement requirement)
    {
        Requirement = requirement;
        _settings = requirement.Settings;
    }

    public Requirement Requirement { get; }

    /// <summary>True where the futures that are left cannot bring the chance to the risk.</summary>
    public bool IsSafe => _chance + _left < _settings.Risk - Rounding;

    /// <summary>True where the futures that were counted break it likely enough.</summary>
    public bool IsAtRisk => _chance > 0 && _chance >= _settings.Risk - Rounding;

    /// <summary>Counts a future.</summary>
    /// <param name="future">The future.</param>
    /// <param name="step">The first of its steps that breaks the requirement; -1 where none does.</param>
    /// <param name="verdict">The verdict then; null where none breaks it.</param>
    public void Count(TrafficFuture future, int step, PathCompliance? verdict)
    {
        _futures++;
        _left -= future.Weight;
        if (verdict is null)
        {
            return;
        }

        _broken++;
        _chance += future.Weight;
        TimeSpan? end = step < future.StepEnds.Count ? future.StepEnds[step] : null;
        if (_first is null || end < _firstEnd)
        {
            (_firstEnd, _first) = (end, verdict);
        }
    }

    /// <summary>The verdict with what is foreseen, in words.</summary>
    /// <param name="now">The verdict now.</param>
    public PathCompliance AtRisk(PathCompliance now) => now.With(
        ComplianceStatus.AtRisk,
        string.Format(
            CultureInfo.CurrentCulture,
            "{0}; it holds now, and within {1} it is broken with a probability of {2:P0}: {3} of {4} courses that the "
                + "traffic took before break it{5}",
            now.Reason,
            Text(_settings.Horizon),
            _chance,
            _broken,
            _futures,
            FirstText()),
        likely: null);

    private string FirstText()
    {
        if (_first is not PathCompliance verdict)
        {
            return "";
        }

        string when = _firstEnd is TimeSpan time ? $", the first in {Text(time)}" : "";
        string figure = verdict.Observed is double observed
            ? ObstacleText.Rate(observed)
            : $"at least {ObstacleText.Rate(verdict.ObservedLow)}";
        string where = verdict.Obstacles.Count > 0
            ? $"when {verdict.Obstacles[0]}"
            : $"with {figure} on {verdict.WorstPath}";
        return $"{when}, {where}";
    }

    private static string Text(TimeSpan time) => time.TotalHours >= 3
        ? string.Format(CultureInfo.CurrentCulture, "{0:0.#} h", time.TotalHours)
        : string.Format(CultureInfo.CurrentCulture, "{0:0.#} min", time.TotalMinutes);
}
