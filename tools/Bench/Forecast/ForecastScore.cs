using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Bench.Forecast;

/// <summary>How well probabilities of breaches were foretold. Not safe on several threads.</summary>
internal sealed class ForecastScore
{
    // The risk that a spec has by default.
    private const double Risk = 0.5;

    private readonly List<(double Probability, bool IsBroken)> _cases = [];

    /// <summary>Cases.</summary>
    public int Count => _cases.Count;

    /// <summary>Cases that were followed by a breach.</summary>
    public int Events => _cases.Count(one => one.IsBroken);

    /// <summary>The share of breaches that were foretold; not a number where there was none.</summary>
    public double HitRate => Share(_cases.Where(one => one.IsBroken));

    /// <summary>The share of cases without a breach in which one was foretold.</summary>
    public double FalseAlarmRate => Share(_cases.Where(one => !one.IsBroken));

    /// <summary>The share of alarms that no breach followed; not a number where there was none.</summary>
    public double FalseAlarmShare => _cases.Where(one => one.Probability >= Risk)
        .Select(one => one.IsBroken ? 0d : 1)
        .DefaultIfEmpty(double.NaN)
        .Average();

    /// <summary>The mean squared difference of probability and outcome. Source: G. W. Brier, Mon. Wea. Rev. 78
    /// (1950), 1-3, halved as usual.</summary>
    public double Brier => _cases
        .Select(one => (one.Probability - (one.IsBroken ? 1 : 0)) * (one.Probability - (one.IsBroken ? 1 : 0)))
        .DefaultIfEmpty(double.NaN)
        .Average();

    /// <summary>Counts a case.</summary>
    public void Add(double probability, bool isBroken) => _cases.Add((probability, isBroken));

    private static double Share(IEnumerable<(double Probability, bool IsBroken)> cases) => cases
        .Select(one => one.Probability >= Risk - 1e-9 ? 1d : 0)
        .DefaultIfEmpty(double.NaN)
        .Average();
}
