using System;
using System.Linq;

namespace NetUtil.Core.Pairs;

/// <summary>The changes of what adapters send, or of what they receive, and how much of them no pair explains
/// yet. Not safe on several threads.</summary>
internal sealed class ChangeSide
{
    // Degrees of freedom of a t-distribution: few enough that one change out of many does not decide.
    private const double Freedom = 4;

    // A normal deviation from the median of absolute values.
    private const double DeviationOfMedian = 1.4826;

    private readonly double[][] _changes;
    private readonly double[][] _relative;
    private readonly double[][] _rests;
    private readonly double[][] _weights;
    private readonly double[] _means;

    /// <summary>Begins with everything unexplained.</summary>
    /// <param name="series">Shape: one row an adapter, one column a step. Unit: bit/s; not a number in
    /// gaps.</param>
    /// <param name="means">Shape: one an adapter. Unit: bit/s; not a number where it was hardly metered.</param>
    public ChangeSide(double[][] series, double[] means)
    {
        _means = means;
        _changes = series.Select((rates, i) => Changes(rates, means[i])).ToArray();
        _rests = _changes.Select(changes => (double[])changes.Clone()).ToArray();
        _relative = _changes
            .Select((changes, i) => changes.Select(change => means[i] > 0 ? change / means[i] : 0).ToArray())
            .ToArray();
        _weights = _changes.Select(changes => new double[changes.Length]).ToArray();
    }

    /// <summary>Changes of an adapter's total, as shares of its mean; 0 next to gaps.</summary>
    public double[] RelativeOf(int adapter) => _relative[adapter];

    /// <summary>Takes nothing for explained any more.</summary>
    public void Restart()
    {
        for (int adapter = 0; adapter < _rests.Length; adapter++)
        {
            _changes[adapter].CopyTo(_rests[adapter], 0);
        }
    }

    /// <summary>Weighs every change by how usual what is left of it is.</summary>
    public void Weigh()
    {
        for (int adapter = 0; adapter < _rests.Length; adapter++)
        {
            double[] rests = _rests[adapter];
            double[] sizes = rests.Select(Math.Abs).ToArray();
            Array.Sort(sizes);
            double least = double.IsNaN(_means[adapter]) ? 0 : 1e-3 * _means[adapter];
            double deviation =
                least + (sizes.Length == 0 ? 0 : DeviationOfMedian * sizes[sizes.Length / 2]);
            double[] weights = _weights[adapter];
            for (int step = 0; step < rests.Length; step++)
            {
                double spread = (deviation * deviation) + (rests[step] * rests[step] / Freedom);
                weights[step] = spread > 0 ? (1 + (1 / Freedom)) / spread : 0;
            }
        }
    }

    /// <summary>How fast the weighed squares of what is left fall with a pair's rate, and how that
    /// slows.</summary>
    /// <param name="adapter">The end on this side.</param>
    /// <param name="other">Relative changes of the other end.</param>
    public (double Slope, double Curve) SlopeOf(int adapter, double[] other)
    {
        double[] rests = _rests[adapter];
        double[] weights = _weights[adapter];
        double slope = 0;
        double curve = 0;
        for (int step = 0; step < rests.Length; step++)
        {
            double weighed = weights[step] * other[step];
            slope += rests[step] * weighed;
            curve += other[step] * weighed;
        }

        return (slope, curve);
    }

    /// <summary>Takes out what a pair explains.</summary>
    /// <param name="adapter">The end on this side.</param>
    /// <param name="rate">The pair's mean rate. Unit: bit/s.</param>
    /// <param name="other">Relative changes of the other end.</param>
    public void Explain(int adapter, double rate, double[] other)
    {
        double[] rests = _rests[adapter];
        for (int step = 0; step < rests.Length; step++)
        {
            rests[step] -= rate * other[step];
        }
    }

    private static double[] Changes(double[] series, double mean)
    {
        double[] changes = new double[Math.Max(0, series.Length - 1)];
        for (int step = 0; step < changes.Length; step++)
        {
            double change = series[step + 1] - series[step];
            changes[step] = double.IsNaN(change) || double.IsNaN(mean) ? 0 : change;
        }

        return changes;
    }
}
