using System;
using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Core.Simulation;

/// <summary>One filling: a level rises, each flow has level times weight, held between its lower and its upper
/// bound, until a capacity that it passes is full. Used once, by one thread.</summary>
internal sealed class WaterFilling
{
    // Sums of demands that exceed a capacity by no more than rounding do not make it a bottleneck.
    private const double RoundingFraction = 1e-12;

    private readonly IReadOnlyList<SharedFlow> _flows;
    private readonly double[] _weights;
    private readonly double[] _lower;
    private readonly double[] _upper;
    private readonly double[] _left;
    private readonly double[] _levels;
    private readonly List<int>?[] _flowsOf;
    private readonly double[] _rates;
    private readonly bool[] _isFixed;

    public WaterFilling(
        IReadOnlyList<SharedFlow> flows,
        IReadOnlyList<double> capacities,
        double[] weights,
        double[] lower,
        double[] upper)
    {
        _flows = flows;
        _weights = weights;
        _lower = lower;
        _upper = upper;
        _left = capacities.ToArray();
        _levels = new double[capacities.Count];
        _rates = new double[flows.Count];
        _isFixed = new bool[flows.Count];
        _flowsOf = BottlenecksOnly(capacities);
    }

    /// <summary>Fills until every flow is at its upper bound or passes a full capacity.</summary>
    /// <returns>One rate per flow.</returns>
    public double[] Fill()
    {
        for (int capacity = 0; capacity < _levels.Length; capacity++)
        {
            _levels[capacity] = LevelThatFills(capacity);
        }

        while (true)
        {
            int next = LowestLevel();
            if (next < 0)
            {
                break;
            }

            FixFlowsOf(next);
        }

        for (int flow = 0; flow < _rates.Length; flow++)
        {
            if (!_isFixed[flow])
            {
                _rates[flow] = _upper[flow];
            }
        }

        return _rates;
    }

    private List<int>?[] BottlenecksOnly(IReadOnlyList<double> capacities)
    {
        List<int>?[] flowsOf = new List<int>?[capacities.Count];
        double[] wanted = new double[capacities.Count];
        for (int flow = 0; flow < _flows.Count; flow++)
        {
            if (_upper[flow] > 0)
            {
                foreach (int capacity in _flows[flow].Capacities)
                {
                    (flowsOf[capacity] ??= new List<int>()).Add(flow);
                    wanted[capacity] += _upper[flow];
                }
            }
        }

        for (int capacity = 0; capacity < flowsOf.Length; capacity++)
        {
            if (wanted[capacity] <= capacities[capacity] * (1 + RoundingFraction))
            {
                flowsOf[capacity] = null;
            }
        }

        return flowsOf;
    }

    private int LowestLevel()
    {
        int lowest = -1;
        for (int capacity = 0; capacity < _levels.Length; capacity++)
        {
            if (!double.IsPositiveInfinity(_levels[capacity])
                && (lowest < 0 || _levels[capacity] < _levels[lowest]))
            {
                lowest = capacity;
            }
        }

        return lowest;
    }

    private void FixFlowsOf(int full)
    {
        double level = _levels[full];
        SortedSet<int> touched = new();
        foreach (int flow in _flowsOf[full]!.Where(flow => !_isFixed[flow]))
        {
            _rates[flow] = Math.Min(_upper[flow], Math.Max(_lower[flow], level * _weights[flow]));
            _isFixed[flow] = true;
            foreach (int capacity in _flows[flow].Capacities)
            {
                _left[capacity] = Math.Max(0, _left[capacity] - _rates[flow]);
                touched.Add(capacity);
            }
        }

        _levels[full] = double.PositiveInfinity;
        touched.Remove(full);
        foreach (int capacity in touched)
        {
            // Rounding may give a level below the one already reached; the level never falls.
            _levels[capacity] = Math.Max(level, LevelThatFills(capacity));
        }
    }

    private double LevelThatFills(int capacity)
    {
        if (_flowsOf[capacity] is not List<int> all)
        {
            return double.PositiveInfinity;
        }

        int[] flows = all.Where(flow => !_isFixed[flow]).ToArray();
        double left = _left[capacity];
        if (flows.Sum(flow => _upper[flow]) <= left * (1 + RoundingFraction))
        {
            return double.PositiveInfinity;
        }

        (double Level, double Slope)[] bends = flows
            .SelectMany(flow => new[]
            {
                (Level: _lower[flow] / _weights[flow], Slope: _weights[flow]),
                (Level: _upper[flow] / _weights[flow], Slope: -_weights[flow]),
            })
            .OrderBy(bend => bend.Level)
            .ToArray();
        return Rise(flows.Sum(flow => _lower[flow]), bends, left);
    }

    private static double Rise(double used, (double Level, double Slope)[] bends, double left)
    {
        double level = 0;
        double slope = 0;
        foreach ((double bend, double change) in bends)
        {
            double usedThere = used + (slope * (bend - level));
            if (usedThere >= left)
            {
                return slope > 0 ? Math.Max(level, level + ((left - used) / slope)) : level;
            }

            used = usedThere;
            level = bend;
            slope += change;
        }

        return level;
    }
}
