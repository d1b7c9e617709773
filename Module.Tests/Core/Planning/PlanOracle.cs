using System;
using System.Collections.Generic;
using System.Linq;
using Google.OrTools.LinearSolver;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using Xunit;

namespace NetUtil.Tests.Core.Planning;

/// <summary>A random fabric in which one uplink is too small, with the least shortfall that any bandwidth plan
/// can have there, worked out from the design's words by an independent solver: named flows share what the
/// others leave, and everybody else keeps what he may not lose. Rates in Mbit/s.</summary>
internal sealed class PlanOracle
{
    // No VM without a requirement is limited to less.
    private const double LeastMaximum = 1;

    private readonly double _capacity;
    private readonly bool _isIngress;
    private readonly MinimumBandwidthMode _mode;
    private readonly List<Wish> _requirements = [];
    private readonly List<(string From, string To)> _named = [];
    private readonly Dictionary<string, (double Asked, double? Peak)> _others = [];

    private PlanOracle(double capacity, bool isIngress, MinimumBandwidthMode mode)
    {
        _capacity = capacity;
        _isIngress = isIngress;
        _mode = mode;
    }

    public PlanScene Scene { get; } = new();

    /// <summary>True where ports of the small uplink can be guaranteed something; elsewhere only limits on
    /// senders make room.</summary>
    public bool HasGuarantees => !_isIngress && _mode != MinimumBandwidthMode.None;

    /// <summary>Makes a fabric: applications A and C send to B, others to Y.</summary>
    /// <param name="seed">The same seed gives the same fabric.</param>
    /// <param name="isIngress">True where B's uplink is the small one, false where the senders' is.</param>
    /// <param name="mode">What the small uplink's switch offers its ports.</param>
    public static PlanOracle Of(int seed, bool isIngress, MinimumBandwidthMode mode)
    {
        Random random = new(seed);
        PlanOracle sample = new(random.Next(6, 21) * 10, isIngress, mode);
        sample.Scene
            .Host("h1", isIngress ? 10_000 : sample._capacity, mode)
            .Host("h2", isIngress ? sample._capacity : 10_000)
            .Vm("y1", "h2")
            .Vm("b1", "h2");
        sample.AddApplication(random, "a", "A");
        if (random.Next(2) == 0)
        {
            sample.AddApplication(random, "c", "C");
        }

        int others = random.Next(1, 5);
        for (int number = 1; number <= others; number++)
        {
            string name = "x" + number;
            double asked = random.Next(4, 12) * 10;
            double? peak = random.Next(4) == 0 ? null : random.Next(0, 6) * 5;
            sample._others.Add(name, (asked, peak));
            sample.Scene.Vm(name, "h1").Flow(name, "y1", asked);
            if (peak is double known)
            {
                sample.Scene.Peak(name, known);
            }
        }

        return sample;
    }

    /// <summary>False where others, pressed as far as they may be, still want more than the uplink has: without
    /// guarantees nothing is certain to get any better then.</summary>
    public bool IsHopeful => HasGuarantees || KeptByOthers <= _capacity;

    private double KeptByOthers => _others.Sum(other => Kept(other.Key, other.Value.Asked, other.Value.Peak));

    // On a switch with minimums those that have none are sure of a tenth of the link together, as far as they
    // ask for it, and share it alike. Those with the most to keep are given a minimum of their own.
    private double KeptBesideDefaultFlow
    {
        get
        {
            (double Asked, double Kept)[] others = [.. _others
                .Select(other => (other.Value.Asked, Kept(other.Key, other.Value.Asked, other.Value.Peak)))
                .OrderBy(other => other.Item2)];
            return _mode != MinimumBandwidthMode.Absolute
                ? KeptByOthers
                : Enumerable.Range(others.Count(other => other.Kept <= 0), 1 + others.Count(other => other.Kept > 0))
                    .Min(left => others.Skip(left).Sum(other => other.Kept) + Shared(
                        [.. others.Take(left).Select(other => other.Asked)],
                        others.Take(left).Select(other => other.Kept).DefaultIfEmpty(0).Last()));
        }
    }

    private double Shared(double[] asked, double level) =>
        Math.Max(asked.Sum(rate => Math.Min(rate, level)), Math.Min(_capacity / 10, asked.Sum()));

    /// <summary>The least sum of missing shares times priorities.</summary>
    /// <param name="mayPress">True for the least of all: named flows may be pressed below what arrives of them
    /// now, as far as their own requirements allow, and ports without a minimum get nothing that they need not
    /// keep.</param>
    public double LeastShortfall(bool mayPress) =>
        Solve(
            mayPress,
            _requirements,
            new Dictionary<Wish, double>(),
            mayPress ? KeptByOthers : KeptBesideDefaultFlow).Values.Sum();

    /// <summary>The same where a requirement of a higher priority takes what it needs before one of a lower
    /// priority gets anything, which is how ports without guarantees are judged.</summary>
    public double LeastShortfallInOrder() => InOrder(KeptByOthers);

    /// <summary>The fewest of the others that must be limited for a shortfall, of all subsets of them: whoever
    /// is not limited gets all that he asks for.</summary>
    /// <param name="shortfall">Shares times priorities.</param>
    /// <returns>How many, or null where no subset gives it.</returns>
    public int? FewestLimited(double shortfall)
    {
        string[] names = [.. _others.Keys];
        return Enumerable.Range(0, 1 << names.Length)
            .Select(bits => names.Where((_, i) => (bits & (1 << i)) != 0).ToHashSet())
            .Where(limited => _capacity - KeptIf(limited) is double room
                && room >= _named.Sum(Asked)
                && InOrder(KeptIf(limited)) <= shortfall)
            .Select(limited => (int?)limited.Count)
            .Min();
    }

    /// <summary>How many others there are.</summary>
    public int Others => _others.Count;

    /// <summary>Says whether a VM is one of the others.</summary>
    public bool IsOther(string name) => _others.ContainsKey(name);

    private double KeptIf(HashSet<string> limited) => _others.Sum(other =>
        limited.Contains(other.Key) ? Kept(other.Key, other.Value.Asked, other.Value.Peak) : other.Value.Asked);

    private double InOrder(double keptByOthers)
    {
        // What arrives goes on arriving where there is room for it.
        bool isKept = _capacity - keptByOthers >= _named.Sum(Arriving);
        Dictionary<Wish, double> missing = [];
        foreach (IGrouping<int, Wish> level in _requirements
            .GroupBy(wish => wish.Priority)
            .OrderByDescending(level => level.Key))
        {
            foreach (KeyValuePair<Wish, double> one in Solve(!isKept, [.. level], missing, keptByOthers))
            {
                missing[one.Key] = one.Value;
            }
        }

        return missing.Values.Sum();
    }

    private Dictionary<Wish, double> Solve(
        bool mayPress,
        IReadOnlyList<Wish> wishes,
        IReadOnlyDictionary<Wish, double> settled,
        double keptByOthers)
    {
        Solver solver = Solver.CreateSolver("GLOP");
        Dictionary<(string From, string To), Variable> rates = _named.ToDictionary(
            flow => flow, flow => solver.MakeNumVar(mayPress ? 0 : Arriving(flow), _capacity, flow.From + flow.To));
        // Where what others keep overfills the uplink, guarantees leave what arrives now, but no more.
        double room = HasGuarantees
            ? Math.Max(_named.Sum(Arriving), _capacity - keptByOthers)
            : _capacity - keptByOthers;
        Constraint uplink = solver.MakeConstraint(double.NegativeInfinity, room);
        foreach (Variable rate in rates.Values)
        {
            uplink.SetCoefficient(rate, 1);
        }

        Dictionary<Wish, Variable> missing = wishes.Concat(settled.Keys).ToDictionary(
            wish => wish, wish => solver.MakeNumVar(0, 1, "missing" + wish.Component));
        foreach (KeyValuePair<Wish, Variable> wish in missing)
        {
            if (settled.TryGetValue(wish.Key, out double most))
            {
                wish.Value.SetUb((most / wish.Key.Priority) + 1e-9);
            }
            else
            {
                solver.Objective().SetCoefficient(wish.Value, wish.Key.Priority);
            }

            AddRows(solver, wish.Key, wish.Value, rates);
        }

        solver.Objective().SetMinimization();
        Assert.Equal(Solver.ResultStatus.OPTIMAL, solver.Solve());
        return wishes.ToDictionary(wish => wish, wish => missing[wish].SolutionValue() * wish.Priority);
    }

    private void AddRows(
        Solver solver, Wish wish, Variable missing, IReadOnlyDictionary<(string From, string To), Variable> rates)
    {
        (string From, string To)[] flows =
            [.. _named.Where(flow => flow.From.StartsWith(wish.Component, StringComparison.OrdinalIgnoreCase))];
        bool isTotal = wish.Measure is "Sum" or "Avg";
        foreach ((string From, string To)[] part in isTotal ? [flows] : flows.Select(flow => new[] { flow }))
        {
            double least = wish.Measure == "Avg" ? wish.Bound * flows.Length : wish.Bound;
            Constraint enough = solver.MakeConstraint(least, double.PositiveInfinity);
            enough.SetCoefficient(missing, least);
            foreach ((string From, string To) flow in part)
            {
                enough.SetCoefficient(rates[flow], 1);
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"uplink {_capacity}; {string.Join("; ", _requirements)}; named "
        + string.Join(", ", _named.Select(flow => $"{flow.From} {Arriving(flow):0.#}"))
        + "; others "
        + string.Join(", ", _others.Select(other => $"{other.Key} {other.Value} gets {Arriving((other.Key, "y1")):0.#}"));

    // Nothing is known of the history of a VM without a peak, so it is not lowered. A guarantee of others
    // leaves a port what it gets now, up to its floor; a limit leaves it its floor, even where it gets less now.
    private double Kept(string name, double asked, double? peak) => HasGuarantees
        ? Math.Min(Arriving((name, "y1")), peak ?? double.MaxValue)
        : Math.Min(asked, Math.Max(LeastMaximum, peak ?? double.MaxValue));

    private double Asked((string From, string To) flow) => Scene.Flows()
        .Where(one => one.SourceId == Scene.Id(flow.From) && one.TargetId == Scene.Id(flow.To))
        .Sum(one => one.OfferedBitsPerSecond) / PlanScene.M;

    private double Arriving((string From, string To) flow) => Scene.Flows()
        .Where(one => one.SourceId == Scene.Id(flow.From) && one.TargetId == Scene.Id(flow.To))
        .Sum(one => one.CarriedBitsPerSecond) / PlanScene.M;

    private void AddApplication(Random random, string prefix, string component)
    {
        int count = random.Next(1, 4);
        for (int number = 1; number <= count; number++)
        {
            string name = prefix + number;
            Scene.Vm(name, "h1").Flow(name, "b1", random.Next(1, 5) * 2).Peak(name, 0);
            _named.Add((name, "b1"));
        }

        string measure = new[] { "Each", "Min", "Sum", "Avg" }[random.Next(4)];
        double bound = random.Next(2, 13) * (measure == "Sum" ? 5 : 4);
        int priority = new[] { 10, 50, 75 }[random.Next(3)];
        _requirements.Add(new Wish(component, measure, bound, priority));
        Scene.Requires($"{measure}({component}, B) >= {bound} Mbps", priority, app: "app" + component);
    }

    private sealed record Wish(string Component, string Measure, double Bound, int Priority);
}
