using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Core.Forecasting;

/// <summary>What one time looked like: the rates of its window, and how they changed from the window before.
/// Not a number where unknown. Immutable.</summary>
internal sealed class FeatureRow
{
    private FeatureRow(long time, double[] levels, double[] changes)
    {
        Time = time;
        Levels = levels;
        Changes = changes;
    }

    /// <summary>The minute before which its window ends.</summary>
    public long Time { get; }

    /// <summary>Shape: n; sent and received of each feature in turn. Unit: bit/s.</summary>
    public IReadOnlyList<double> Levels { get; }

    /// <summary>Shape: n. Unit: bit/s.</summary>
    public IReadOnlyList<double> Changes { get; }

    /// <summary>Reads a row from history.</summary>
    /// <param name="cells">The history around the time.</param>
    /// <param name="features">What to look at.</param>
    /// <param name="time">The time.</param>
    /// <param name="window">Length of a window. Unit: minutes.</param>
    public static FeatureRow At(HistoryCells cells, IReadOnlyList<MeterKey> features, long time, int window)
    {
        double[] levels = RatesAt(cells, features, time, window);
        double[] before = RatesAt(cells, features, time - window, window);
        return new FeatureRow(time, levels, levels.Zip(before, (now, then) => now - then).ToArray());
    }

    /// <summary>The rates of a window.</summary>
    public static double[] RatesAt(HistoryCells cells, IReadOnlyList<MeterKey> features, long time, int window)
    {
        double[] rates = new double[features.Count * 2];
        for (int i = 0; i < features.Count; i++)
        {
            (rates[2 * i], rates[(2 * i) + 1]) = cells.Window(features[i], time, window);
        }

        return rates;
    }
}
