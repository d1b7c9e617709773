using System;
using System.Collections.Generic;

namespace NetUtil.Core.Optimization;

/// <summary>A network of directed edges with capacities, through which the largest flow from one node to
/// another is found. Not safe on several threads.</summary>
/// <remarks>Source: E. A. Dinic, Soviet Math. Doklady 11 (1970), 1277-1280. Cost: O(nodes² x edges) at worst,
/// and far less on networks of a few layers.</remarks>
internal sealed class FlowNetwork
{
    private const double RelativeTolerance = 1e-12;

    private readonly List<int> _targets = new();
    private readonly List<double> _rests = new();
    private readonly List<int>[] _edgesOf;
    private readonly int[] _levels;
    private readonly int[] _next;
    private double _tolerance;

    /// <summary>Makes a network without edges.</summary>
    /// <param name="nodeCount">Nodes, called 0, 1 …; at least 2.</param>
    public FlowNetwork(int nodeCount)
    {
        _edgesOf = new List<int>[nodeCount];
        _levels = new int[nodeCount];
        _next = new int[nodeCount];
        for (int node = 0; node < nodeCount; node++)
        {
            _edgesOf[node] = new List<int>();
        }
    }

    /// <summary>Adds an edge.</summary>
    /// <param name="from">Where it begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="capacity">At least 0; may be infinite, but not on a whole way from source to sink.</param>
    public void AddEdge(int from, int to, double capacity)
    {
        _edgesOf[from].Add(_targets.Count);
        _targets.Add(to);
        _rests.Add(capacity);
        _edgesOf[to].Add(_targets.Count);
        _targets.Add(from);
        _rests.Add(0);
    }

    /// <summary>Finds the largest flow; once a network.</summary>
    /// <param name="source">Where it begins.</param>
    /// <param name="sink">Where it ends.</param>
    /// <returns>Its size.</returns>
    public double Maximize(int source, int sink)
    {
        double largest = 0;
        foreach (double capacity in _rests)
        {
            largest = double.IsInfinity(capacity) ? largest : Math.Max(largest, capacity);
        }

        // What is left by rounding is no room.
        _tolerance = largest * RelativeTolerance;
        double flow = 0;
        while (FindLevels(source, sink))
        {
            Array.Clear(_next, 0, _next.Length);
            for (double more = Push(source, sink, double.MaxValue);
                more > 0;
                more = Push(source, sink, double.MaxValue))
            {
                flow += more;
            }
        }

        return flow;
    }

    /// <summary>Says on which side of a smallest cut a node lies after the search.</summary>
    /// <param name="node">The node.</param>
    /// <returns>True on the source's side.</returns>
    public bool IsOnSourceSide(int node) => _levels[node] >= 0;

    private bool FindLevels(int source, int sink)
    {
        for (int node = 0; node < _levels.Length; node++)
        {
            _levels[node] = -1;
        }

        Queue<int> open = new();
        open.Enqueue(source);
        _levels[source] = 0;
        while (open.Count > 0)
        {
            int node = open.Dequeue();
            foreach (int edge in _edgesOf[node])
            {
                if (_rests[edge] > _tolerance && _levels[_targets[edge]] < 0)
                {
                    _levels[_targets[edge]] = _levels[node] + 1;
                    open.Enqueue(_targets[edge]);
                }
            }
        }

        return _levels[sink] >= 0;
    }

    private double Push(int node, int sink, double most)
    {
        if (node == sink)
        {
            return most;
        }

        for (; _next[node] < _edgesOf[node].Count; _next[node]++)
        {
            int edge = _edgesOf[node][_next[node]];
            int target = _targets[edge];
            if (_rests[edge] > _tolerance && _levels[target] == _levels[node] + 1)
            {
                double pushed = Push(target, sink, Math.Min(most, _rests[edge]));
                if (pushed > 0)
                {
                    _rests[edge] -= pushed;
                    _rests[edge ^ 1] += pushed;
                    return pushed;
                }
            }
        }

        return 0;
    }
}
