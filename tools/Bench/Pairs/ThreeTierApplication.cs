using System;
using System.Linq;

namespace NetUtil.Bench.Pairs;

/// <summary>The traffic of one three-tier application, session by session: a user's session comes to a web
/// server, sticks to one application server, which asks the primary database to write and any database to read.
/// Sessions are heavy-tailed in size and last minutes to hours; the load follows the day, bursts and wanders;
/// whom a web server prefers is uneven and drifts.</summary>
internal sealed class ThreeTierApplication
{
    private const double TailOfSizes = 1.5;
    private const double LargestSession = 300;

    private readonly string[] _web;
    private readonly string[] _called;
    private readonly Chance _chance;
    private readonly WorldOptions _options;

    public ThreeTierApplication(
        string[] web, string[] servers, string[] database, string[] called, Chance chance, WorldOptions options)
    {
        _web = web;
        Servers = servers;
        Database = database;
        _called = called;
        _chance = chance;
        _options = options;
    }

    /// <summary>Ids of the application servers.</summary>
    public string[] Servers { get; }

    /// <summary>Ids of the databases, the primary first.</summary>
    public string[] Database { get; }

    /// <summary>Adds the traffic, and the pairs that the spec speaks of.</summary>
    public void Talk(TrueTraffic traffic)
    {
        Speak(traffic);
        int steps = traffic.Steps;
        double[] load = Load(traffic);
        double[] webWeights = Weights(_web.Length, 0.3);
        double[][] preferences = [.. _web.Select(_ => Preferences(Weights(Servers.Length, 0.35)))];
        double[][][] drift =
            [.. _web.Select(_ => Servers.Select(_ => _chance.Wander(steps, 0.25, 0.97)).ToArray())];
        double[] readWeights = Weights(Database.Length, 0.3);
        Mix mix = new(
            _chance.Between(0.05, 0.15),
            _chance.Between(0.1, 0.3),
            _chance.Between(0.4, 1.2),
            _chance.Between(0.1, 0.6),
            _chance.Between(0.5, 3),
            _chance.Between(0.1, 0.4));
        double meanSize = TailOfSizes / (TailOfSizes - 1);
        double sessionBits = 40e6 * _chance.Factor(0.5) / meanSize;
        Routes routes = new(traffic, _web, Servers, Database);
        for (int t = -24; t < steps; t++)
        {
            int now = Math.Max(0, t);
            double each = load[now] * 300 / (sessionBits * meanSize);
            for (int sessions = _chance.Count(each); sessions > 0; sessions--)
            {
                int web = _chance.Pick(webWeights);
                int server = _chance.Pick(
                    [.. preferences[web].Select((weight, i) => weight * drift[web][i][now])]);
                double bits = sessionBits * _chance.HeavyTailed(TailOfSizes, LargestSession);
                int length = (int)Math.Ceiling(_chance.Factor(0.9));
                Serve(routes, mix, (web, server, _chance.Pick(readWeights)), bits, t, Math.Min(length, 24));
            }
        }

        Replicate(traffic);
    }

    private void Serve(
        Routes routes, Mix mix, (int Web, int Server, int Reader) way, double bits, int start, int length)
    {
        double work = _chance.Factor(0.6);
        double size = _chance.Factor(0.3);
        string? called = _called.Length > 0 ? _called[_chance.Whole(0, _called.Length - 1)] : null;
        for (int t = Math.Max(0, start); t < Math.Min(routes.Traffic.Steps, start + length); t++)
        {
            double rate = bits / length / 300;
            routes.Out[way.Web][t] += rate;
            routes.In[way.Web][t] += rate * mix.Asked;
            routes.ToServer[way.Web][way.Server][t] += rate * mix.ToServer;
            routes.FromServer[way.Web][way.Server][t] += rate * mix.FromServer * size;
            routes.ToDatabase[way.Server][way.Reader][t] += 0.3 * rate * mix.ToDatabase * work;
            routes.FromDatabase[way.Server][way.Reader][t] += rate * mix.FromDatabase * work * size;
            routes.ToDatabase[way.Server][0][t] += 0.7 * rate * mix.ToDatabase * work;
            routes.FromDatabase[way.Server][0][t] += 0.05 * rate * mix.FromDatabase * work;
            if (called is not null && called != Servers[way.Server])
            {
                routes.Traffic.Of(Servers[way.Server], called)[t] += rate * mix.Called * 0.3;
                routes.Traffic.Of(called, Servers[way.Server])[t] += rate * mix.Called * size;
            }
        }
    }

    // What is written goes from the primary to every replica.
    private void Replicate(TrueTraffic traffic)
    {
        double share = _chance.Between(0.3, 0.8);
        for (int replica = 1; replica < Database.Length; replica++)
        {
            double[][] written = [.. Servers.Select(server => traffic.Of(server, Database[0]))];
            string to = Database[replica];
            traffic.Add(Database[0], to, t => share * written.Sum(rates => rates[t]) * _chance.Factor(0.1));
            traffic.Add(
                to, Database[0], t => 0.03 * share * written.Sum(rates => rates[t]) * _chance.Factor(0.1));
        }
    }

    // What users get, all together. Unit: bit/s.
    private double[] Load(TrueTraffic traffic)
    {
        double size = 30e6 * _chance.Factor(1);
        double swing = _chance.Between(0.2, 0.8);
        double peak = _chance.Between(11, 17);
        double[] wander = _chance.Wander(traffic.Steps, 0.2, 0.8);
        double[] load = new double[traffic.Steps];
        double burst = 1;
        for (int t = 0; t < load.Length; t++)
        {
            burst = _chance.Happens(0.02) ? _chance.Between(1.5, 3) : 1 + (0.6 * (burst - 1));
            double hour = (traffic.Fabric.Time.TimeOfDay + (t * traffic.Interval)).TotalHours;
            load[t] = size * burst * wander[t] * (1 + (swing * Math.Cos(Math.PI * (hour - peak) / 12)));
        }

        return load;
    }

    private double[] Weights(int count, double sigma) =>
        [.. Enumerable.Range(0, count).Select(_ => _chance.Factor(sigma))];

    private double[] Preferences(double[] weights) =>
        [.. weights.Select(weight => weight * _chance.Factor(_options.PairUnevenness))];

    // The spec speaks of requests from tier to tier, of both ways to the database, and of what web servers send
    // out.
    private void Speak(TrueTraffic traffic)
    {
        bool isUntold = _chance.Happens(_options.UntoldShare);
        foreach (string server in Servers)
        {
            traffic.Expected.UnionWith(_web.Select(one => (one, server)));
            traffic.Expected.UnionWith(isUntold
                ? []
                : Database.SelectMany(one => new[] { (server, one), (one, server) }));
        }

        traffic.Expected.UnionWith(_web.Select(one => (one, ThreeTierWorld.Outside)));
    }

    private sealed class Routes(TrueTraffic traffic, string[] web, string[] servers, string[] database)
    {
        public TrueTraffic Traffic { get; } = traffic;

        public double[][] Out { get; } = [.. web.Select(one => traffic.Of(one, ThreeTierWorld.Outside))];

        public double[][] In { get; } = [.. web.Select(one => traffic.Of(ThreeTierWorld.Outside, one))];

        public double[][][] ToServer { get; } = Between(web, servers, traffic.Of);

        public double[][][] FromServer { get; } = Between(web, servers, (one, other) => traffic.Of(other, one));

        public double[][][] ToDatabase { get; } = Between(servers, database, traffic.Of);

        public double[][][] FromDatabase { get; } =
            Between(servers, database, (one, other) => traffic.Of(other, one));

        private static double[][][] Between(string[] from, string[] to, Func<string, string, double[]> ratesOf) =>
            [.. from.Select(one => to.Select(other => ratesOf(one, other)).ToArray())];
    }

    private sealed record Mix(
        double Asked, double ToServer, double FromServer, double ToDatabase, double FromDatabase, double Called);
}
