using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Tests.Core.Planning;

/// <summary>Small fabrics at random: two to four hosts, three to nine VMs, some of them without a spec, some
/// ports with settings, more traffic than fits, and one to three requirements.</summary>
internal static class RandomScenes
{
    private static readonly string[] s_lower = ["Min", "Each", "Sum", "Avg", "Max"];

    public static PlanScene Of(int seed, bool isPlain = false)
    {
        Random random = new(seed);
        PlanScene scene = new();
        int hosts = random.Next(2, 5);
        MinimumBandwidthMode[] modes = new MinimumBandwidthMode[hosts];
        for (int host = 0; host < hosts; host++)
        {
            modes[host] = (MinimumBandwidthMode)random.Next(0, 3);
            scene.Host($"h{host}", random.Next(6, 21) * 10, modes[host], isPlain || random.Next(4) > 0 ? 1 : 2);
        }

        List<string> names = new();
        foreach (string kind in new[] { "a", "b", "x" })
        {
            int count = random.Next(1, 4);
            for (int number = 1; number <= count; number++)
            {
                int host = random.Next(hosts);
                names.Add(kind + number);
                scene.Vm(kind + number, $"h{host}", isPlain ? null : PortOf(random, modes[host]));
            }
        }

        Dictionary<string, double> sent = names.ToDictionary(name => name, _ => 0d);
        foreach (string from in names)
        {
            foreach (string to in names.Where(to => to != from && random.Next(3) == 0))
            {
                double rate = random.Next(1, 17) * 5;
                sent[from] += rate;
                scene.Flow(from, to, rate);
            }
        }

        foreach (KeyValuePair<string, double> one in sent.Where(_ => random.Next(10) > 0))
        {
            scene.Peak(one.Key, Math.Round(one.Value * random.Next(0, 11) / 10));
        }

        int requirements = random.Next(1, 4);
        for (int number = 0; number < requirements; number++)
        {
            AddRequirement(random, scene, isPlain);
        }

        return scene;
    }

    private static void AddRequirement(Random random, PlanScene scene, bool isPlain)
    {
        bool isUpper = random.Next(4) == 0;
        string path = random.Next(6) switch
        {
            0 => "B, A",
            1 => "A, X",
            2 when !isPlain => "A, B, X",
            _ => "A, B",
        };
        string measure = isUpper
            ? new[] { "Sum", "Each", "Max", "Avg" }[random.Next(4)]
            : s_lower[random.Next(isPlain ? 4 : 5)];
        int bound = random.Next(1, 15) * (measure == "Sum" ? 10 : 5);
        scene.Requires(
            $"{measure}({path}) {(isUpper ? "<=" : ">=")} {bound} Mbps",
            new[] { 10, 50, 50, 100 }[random.Next(4)],
            settings: new SpecificationSettings
            {
                Basis = !isPlain && random.Next(3) == 0 ? ComplianceBasis.Throughput : ComplianceBasis.Capacity,
            });
    }

    private static PortSettings? PortOf(Random random, MinimumBandwidthMode mode) => random.Next(8) switch
    {
        0 => new PortSettings(null, null, random.Next(2, 13) * 5e6),
        1 when mode == MinimumBandwidthMode.Absolute => new PortSettings(random.Next(1, 7) * 5e6),
        1 when mode == MinimumBandwidthMode.Weight => new PortSettings(null, random.Next(1, 11)),
        _ => null,
    };
}
