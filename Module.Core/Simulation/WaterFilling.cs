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

    private readonly int[][] _ways;
    private readonly double[] _weights;
    private readonly double[] _lower;
    private readonly double[] _upper;
    private readonly double[] _left;
    private readonly double[] _levels;
    private readonly List<int> _bottlenecks = new();
    private readonly bool[] _isStale;
    private readonly List<int>?[] _flowsOf;
    private readonly Bend[]?[] _bendsOf;
    private readonly double[] _rates;
    private readonly bool[] _isFixed;

    /// <summary>Prepares a filling.</summary>
    /// <param name="ways">The capacities that each flow passes.</param>
    /// <param name="capacities">What each capacity lets through.</param>
    /// <param name="weights">One per flow, above 0 where its upper bound is.</param>
    /// <param name="lower">One per flow, at most its upper bound.</param>
    /// <param name="upper">One per flow.</param>
    public WaterFilling(
        int[][] ways,
        IReadOnlyList<double> capacities,
        double[] weights,
        double[] lower,
        double[] upper)
    {
        _ways = ways;
        _weights = weights;
        _lower = lower;
        _upper = upper;
        _left = capacities.ToArray();
        _levels = new double[capacities.Count];
        _rates = new double[ways.Length];
        _isFixed = new bool[ways.Length];
        _isStale = new bool[capacities.Count];
        _flowsOf = BottlenecksOnly(capacities);
        _bendsOf = new Bend[capacities.Count][];
        foreach (int capacity in _bottlenecks)
        {
            _bendsOf[capacity] = BendsOf(_flowsOf[capacity]!);
        }
    }

    /// <summary>Says whether no capacity holds anything back: then every flow gets its upper bound.</summary>
    /// <param name="ways">The capacities that each flow passes.</param>
    /// <param name="capacities">What each capacity lets through.</param>
    /// <param name="upper">One per flow.</param>
    public static bool Fits(int[][] ways, IReadOnlyList<double> capacities, double[] upper)
    {
        double[] wanted = Wanted(ways, capacities.Count, upper);
        for (int capacity = 0; capacity < wanted.Length; capacity++)
        {
            if (IsBottleneck(wanted[capacity], capacities[capacity]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Fills until every flow is at its upper bound or passes a full capacity.</summary>
    /// <returns>One rate per flow.</returns>
    public double[] Fill()
    {
        foreach (int capacity in _bottlenecks)
        {
            _levels[capacity] = LevelThatFills(capacity);
        }

        double reached = 0;
        for (int next = LowestLevel(); next >= 0; next = LowestLevel())
        {
            if (_isStale[next])
            {
                // Fixing flows only raises the levels of others, so a stale level is a lower bound. Rounding may
                // give one below the level already reached; the level never falls.
                _isStale[next] = false;
                _levels[next] = Math.Max(reached, LevelThatFills(next));
            }
            else
            {
                reached = _levels[next];
                FixFlowsOf(next);
            }
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

    private static double[] Wanted(int[][] ways, int capacityCount, double[] upper)
    {
        double[] wanted = new double[capacityCount];
        for (int flow = 0; flow < ways.Length; flow++)
        {
            foreach (int capacity in ways[flow])
            {
                wanted[capacity] += upper[flow];
            }
        }

        return wanted;
    }

    private static bool IsBottleneck(double wanted, double capacity) =>
        wanted > capacity * (1 + RoundingFraction);

    private List<int>?[] BottlenecksOnly(IReadOnlyList<double> capacities)
    {
        List<int>?[] flowsOf = new List<int>?[capacities.Count];
        double[] wanted = Wanted(_ways, capacities.Count, _upper);
        for (int capacity = 0; capacity < flowsOf.Length; capacity++)
        {
            if (IsBottleneck(wanted[capacity], capacities[capacity]))
            {
                flowsOf[capacity] = new List<int>();
                _bottlenecks.Add(capacity);
            }
        }

        for (int flow = 0; flow < _ways.Length; flow++)
        {
            if (_upper[flow] > 0)
            {
                foreach (int capacity in _ways[flow])
                {
                    flowsOf[capacity]?.Add(flow);
                }
            }
        }

        return flowsOf;
    }

    private int LowestLevel()
    {
        int lowest = -1;
        foreach (int capacity in _bottlenecks)
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
        foreach (int flow in _flowsOf[full]!)
        {
            if (!_isFixed[flow])
            {
                _rates[flow] = Math.Min(_upper[flow], Math.Max(_lower[flow], level * _weights[flow]));
                _isFixed[flow] = true;
                foreach (int capacity in _ways[flow])
                {
                    _left[capacity] = Math.Max(0, _left[capacity] - _rates[flow]);
                    _isStale[capacity] = true;
                }
            }
        }

        _levels[full] = double.PositiveInfinity;
    }

    private double LevelThatFills(int capacity)
    {
        if (_bendsOf[capacity] is not Bend[] bends)
        {
            return double.PositiveInfinity;
        }

        double least = 0;
        double most = 0;
        foreach (int flow in _flowsOf[capacity]!)
        {
            if (!_isFixed[flow])
            {
                least += _lower[flow];
                most += _upper[flow];
            }
        }

        return most <= _left[capacity] * (1 + RoundingFraction)
            ? double.PositiveInfinity
            : Rise(least, bends, _left[capacity]);
    }

    private double Rise(double used, Bend[] bends, double left)
    {
        double level = 0;
        double slope = 0;
        foreach (Bend bend in bends)
        {
            if (_isFixed[bend.Flow])
            {
                continue;
            }

            double usedThere = used + (slope * (bend.Level - level));
            if (usedThere >= left)
            {
                return slope > 0 ? Math.Max(level, level + ((left - used) / slope)) : level;
            }

            used = usedThere;
            level = bend.Level;
            slope += bend.Slope;
        }

        return level;
    }

    private Bend[] BendsOf(List<int> flows)
    {
        Bend[] bends = new Bend[2 * flows.Count];
        for (int index = 0; index < flows.Count; index++)
        {
            int flow = flows[index];
            double weight = _weights[flow];
            bends[2 * index] = new Bend(_lower[flow] / weight, weight, flow);
            bends[(2 * index) + 1] = new Bend(_upper[flow] / weight, -weight, flow);
        }

        // Flow by flow where levels tie, so that equal input gives equal rounding.
        Array.Sort(bends, (one, other) =>
        {
            int byLevel = one.Level.CompareTo(other.Level);
            return byLevel != 0 ? byLevel : one.Flow.CompareTo(other.Flow);
        });
        return bends;
    }

    /// <summary>Where a flow begins or ends to grow with the level.</summary>
    private readonly struct Bend
    {
        public Bend(double level, double slope, int flow)
        {
            Level = level;
            Slope = slope;
            Flow = flow;
        }

        public double Level { get; }

        public double Slope { get; }

        public int Flow { get; }
    }
}
