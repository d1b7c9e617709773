using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using Xunit;

namespace NetUtil.Tests.Core.Compliance;

/// <summary>Requirements that each could hold, but not together. Uplinks h1 to h4 have 100 Mbit/s out; what
/// they send goes to host "far", whose uplink limits nothing. Rates in Mbit/s.</summary>
public sealed class RivalTests
{
    private const double M = Scene.M;

    private static Scene Uplinks(int count = 1)
    {
        Scene scene = new Scene().Host("far", 100_000).Vm("t1", "far");
        for (int host = 1; host <= count; host++)
        {
            scene.Host("h" + host, 100);
        }

        return scene;
    }

    // Each line is "verdict: rivals that its reason names".
    private static string[] Told(Scene scene) => [.. scene.Verdicts().Select(verdict => verdict.Status + ":"
        + string.Concat(verdict.Reason.Split("; ")
            .Where(part => part.StartsWith("it does not fit together with ", StringComparison.Ordinal))
            .Select(part => part["it does not fit together with".Length..].Replace(" of the same priority", "")
                .Replace("app/", ""))))];

    private static double Reached(PathCompliance verdict) => Math.Round(verdict.Achievable!.Value / M, 4);

    [Fact]
    public void Two_that_do_not_fit_are_both_Violated_and_name_each_other()
    {
        Scene scene = Uplinks().Vm("a1", "h1").Vm("b1", "h1")
            .Requires("Each(A, T) >= 60 Mbps").Requires("Each(B, T) >= 70 Mbps");
        Assert.Equal(["Violated: r2", "Violated: r1"], Told(scene));
        // With the other one at its bound, 30 and 40 are left.
        Assert.Equal([30, 40], scene.Verdicts().Select(Reached));
        Assert.Equal(
            "0 bit/s observed; 30 Mbit/s can be reached; at least 60 Mbit/s required; it does not fit together with app/r2"
                + " of the same priority; uplink h1-up of H1 carries 0 bit/s of 100 Mbit/s outwards",
            scene.Verdict().Reason);
    }

    [Fact]
    public void Two_that_fill_a_capacity_to_the_last_fit()
    {
        Scene scene = Uplinks().Vm("a1", "h1").Vm("b1", "h1")
            .Requires("Each(A, T) >= 60 Mbps").Requires("Each(B, T) >= 40 Mbps");
        Assert.Equal(["Met:", "Met:"], Told(scene));
        Assert.Equal([60, 40], scene.Verdicts().Select(Reached));
        Assert.Equal(
            ["Violated: r2", "Violated: r1"],
            Told(Uplinks().Vm("a1", "h1").Vm("b1", "h1")
                .Requires("Each(A, T) >= 60 Mbps").Requires("Each(B, T) > 40 Mbps")));
    }

    [Fact]
    public void Of_three_of_which_any_two_fit_each_names_both_others()
    {
        Scene scene = Uplinks().Vm("a1", "h1").Vm("b1", "h1").Vm("c1", "h1")
            .Requires("Each(A, T) >= 40 Mbps").Requires("Each(B, T) >= 40 Mbps").Requires("Each(C, T) >= 40 Mbps");
        Assert.Equal(["Violated: r2, r3", "Violated: r1, r3", "Violated: r1, r2"], Told(scene));
        Assert.Equal([20, 20, 20], scene.Verdicts().Select(Reached));
        // Of the one set of rates that is best for all, 20 of 120 are missing, wherever that is.
        Assert.Equal(0.5, scene.Verdicts().Sum(verdict => verdict.Shortfall), 4);
    }

    [Fact]
    public void One_that_fits_with_all_others_is_no_rival()
    {
        Scene scene = Uplinks(2).Vm("a1", "h1").Vm("b1", "h1").Vm("c1", "h2").Vm("d1", "h1")
            .Requires("Each(A, T) >= 60 Mbps").Requires("Each(B, T) >= 60 Mbps")
            .Requires("Each(C, T) >= 60 Mbps").Requires("Each(D, T) >= 10 Mbps");
        // d's 10 fit beside either of the two.
        Assert.Equal(["Violated: r2", "Violated: r1", "Met:", "Met:"], Told(scene));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void In_a_chain_each_names_its_neighbours(int length)
    {
        // Component "A" has VMs on h1, "B" on h1 and h2, "C" on h2 and h3 ...: neighbours meet on one uplink.
        Scene scene = Uplinks(length);
        List<string> expected = [];
        for (int link = 0; link < length; link++)
        {
            string name = "abcd"[link].ToString();
            scene.Vm(name + "1", "h" + (link + 1));
            if (link > 0)
            {
                scene.Vm(name + "2", "h" + link);
            }

            scene.Requires($"Each({name}, T) >= 60 Mbps");
            expected.Add("Violated: " + string.Join(", ", new[] { link, link + 2 }
                .Where(id => id >= 1 && id <= length)
                .Select(id => "r" + id)));
        }

        Assert.Equal(expected, Told(scene));
    }

    [Fact]
    public void In_a_ring_each_names_both_neighbours()
    {
        Scene scene = Uplinks(4)
            .Vm("a1", "h1").Vm("a2", "h2").Vm("b1", "h2").Vm("b2", "h3")
            .Vm("c1", "h3").Vm("c2", "h4").Vm("d1", "h4").Vm("d2", "h1")
            .Requires("Each(A, T) >= 60 Mbps").Requires("Each(B, T) >= 60 Mbps")
            .Requires("Each(C, T) >= 60 Mbps").Requires("Each(D, T) >= 60 Mbps");
        Assert.Equal(["Violated: r2, r4", "Violated: r1, r3", "Violated: r2, r4", "Violated: r1, r3"], Told(scene));
    }

    [Fact]
    public void One_that_does_not_fit_with_many_names_them_all()
    {
        Scene scene = Uplinks(3)
            .Vm("a1", "h1").Vm("a2", "h2").Vm("a3", "h3").Vm("b1", "h1").Vm("c1", "h2").Vm("d1", "h3")
            .Requires("Each(A, T) >= 60 Mbps").Requires("Each(B, T) >= 60 Mbps")
            .Requires("Each(C, T) >= 60 Mbps").Requires("Each(D, T) >= 60 Mbps");
        Assert.Equal(["Violated: r2, r3, r4", "Violated: r1", "Violated: r1", "Violated: r1"], Told(scene));
    }

    [Fact]
    public void The_rivals_of_other_applications_are_named_with_their_application()
    {
        Scene scene = Uplinks().Vm("a1", "h1").Vm("b1", "h1")
            .Requires("Each(A, T) >= 60 Mbps", app: "one").Requires("Each(B, T) >= 60 Mbps", app: "two");
        Assert.Contains("it does not fit together with two/r1 of the same priority", scene.Verdict("r1", "one").Reason);
        Assert.Contains("it does not fit together with one/r1 of the same priority", scene.Verdict("r1", "two").Reason);
    }

    [Fact]
    public void The_lower_priority_yields()
    {
        Scene scene = Uplinks().Vm("a1", "h1").Vm("b1", "h1").Vm("c1", "h1")
            .Requires("Each(A, T) >= 60 Mbps", 49).Requires("Each(B, T) >= 60 Mbps", 50)
            .Requires("Each(C, T) >= 30 Mbps", 48);
        Assert.Equal(["Violated:", "Met:", "Violated:"], Told(scene));
        // b may have all; a keeps the 40 that b leaves; c gets nothing of them.
        Assert.Equal([40, 100, 0], scene.Verdicts().Select(Reached));
        Assert.Equal(1 - (40 / 60d), scene.Verdict("r1").Shortfall, 6);
    }

    [Fact]
    public void What_rivals_of_a_higher_priority_can_have_is_kept_for_them()
    {
        Scene scene = Uplinks(2).Vm("a1", "h1").Vm("b1", "h1").Vm("c1", "h1").Vm("d1", "h2")
            .Requires("Each(A, T) >= 60 Mbps", 75).Requires("Each(B, T) >= 60 Mbps", 75)
            .Requires("Each(C, T) >= 1 Mbps", 10).Requires("Each(D, T) >= 1 Mbps", 10);
        Assert.Equal(["Violated: r2", "Violated: r1", "Violated:", "Met:"], Told(scene));
        Assert.Equal(0, Math.Round(Reached(scene.Verdict("r3")), 3));
    }

    [Fact]
    public void What_is_observed_holds_whatever_others_want()
    {
        Scene scene = Uplinks().Vm("a1", "h1").Vm("b1", "h1").Flow("a1", "t1", 60).Flow("b1", "t1", 80, 40)
            .Requires("Each(A, T) >= 60 Mbps").Requires("Each(B, T) >= 60 Mbps");
        // What a sends is sure to go on, so b can have 40 whatever a requires.
        Assert.Equal(["Met:", "Violated:"], Told(scene));
        Assert.Equal(40, Reached(scene.Verdict("r2")));
    }

    [Fact]
    public void A_lower_and_an_upper_bound_that_contradict_each_other_are_both_Violated()
    {
        Scene scene = Uplinks().Vm("a1", "h1").Vm("b1", "h1")
            .Requires("Each(A, T) >= 40 Mbps").Requires("Each(A, T) < 40 Mbps").Requires("Each(B, T) >= 50 Mbps");
        Assert.Equal(["Violated: r2", "Violated: r1", "Met:"], Told(scene));
        Assert.Equal(
            ["Met:", "Met:"],
            Told(Uplinks().Vm("a1", "h1").Requires("Each(A, T) >= 40 Mbps").Requires("Each(A, T) <= 40 Mbps")));
    }

    [Fact]
    public void Lower_bounds_that_fit_without_an_upper_bound_do_not_fit_with_it()
    {
        // 30 and 30 fit the uplink of 100, but not a sum of at most 50; any two of the three fit.
        Scene scene = Uplinks().Vm("a1", "h1").Vm("a2", "h1").Vm("b1", "h1")
            .Bind("A1", new() { MachineNames = ["a1"] }).Bind("A2", new() { MachineNames = ["a2"] })
            .Requires("Each(A1, T) >= 30 Mbps").Requires("Each(A2, T) >= 30 Mbps").Requires("Sum(A, T) <= 50 Mbps")
            .Requires("Each(B, T) >= 40 Mbps");
        Assert.Equal(["Violated: r2, r3", "Violated: r1, r3", "Violated: r1, r2", "Met:"], Told(scene));
    }

    [Fact]
    public void The_lower_side_of_one_equal_sign_contradicts_the_upper_side_of_another()
    {
        Scene scene = Uplinks().Vm("a1", "h1")
            .Requires("Sum(A, T) = 50 Mbps").Requires("Each(A, T) = 60 Mbps").Requires("Max(A, T) = 70 Mbps");
        // 45 to 55, 54 to 66, 63 to 77: neighbours overlap, the first and the last do not.
        Assert.Equal(["Violated: r3", "Met:", "Violated: r1"], Told(scene));
    }

    [Fact]
    public void An_upper_bound_of_a_higher_priority_limits_what_can_be_reached()
    {
        Scene scene = Uplinks().Vm("a1", "h1")
            .Requires("Each(A, T) <= 30 Mbps", 75).Requires("Each(A, T) >= 40 Mbps");
        Assert.Equal(["Met:", "Violated:"], Told(scene));
        Assert.Equal(30, Reached(scene.Verdict("r2")));
        // The other way round nothing is sent yet, so the upper bound holds as long as that stays so.
        Assert.Equal(["Met:", "Met:"], Told(Uplinks().Vm("a1", "h1")
            .Requires("Each(A, T) <= 30 Mbps", 25).Requires("Each(A, T) >= 40 Mbps")));
    }

    [Fact]
    public void A_pair_that_several_name_counts_once()
    {
        Scene scene = Uplinks().Vm("a1", "h1").Vm("b1", "h1")
            .Requires("Each(A, T) >= 60 Mbps").Requires("Sum(A, T) >= 70 Mbps", app: "other")
            .Requires("Each(Connection(A, T)) >= 80 Mbps").Requires("Max(A, T) >= 40 Mbps", 75)
            .Requires("Min(A, *) >= 65 Mbps").Requires("Each(B, T) >= 30 Mbps");
        Assert.All(scene.Verdicts(), verdict => Assert.Equal(ComplianceStatus.Met, verdict.Status));
        Assert.Equal(30, Reached(scene.Verdict("r5")));
    }

    [Fact]
    public void A_hop_that_two_paths_share_counts_once()
    {
        Scene scene = Uplinks(2).Vm("a1", "h1").Vm("b1", "h2").Vm("c1", "far").Vm("d1", "far")
            .Requires("Each(A, B, C) >= 90 Mbps").Requires("Each(A, B, D) >= 10 Mbps").Requires("Each(A, B) >= 95 Mbps");
        // From a to b 95 serve all three; from b on 90 and 10 are two pairs.
        Assert.Equal(["Met:", "Met:", "Met:"], Told(scene));
        Assert.Equal(
            ["Violated: r2", "Violated: r1"],
            Told(Uplinks(2).Vm("a1", "h1").Vm("b1", "h2").Vm("c1", "far").Vm("d1", "far")
                .Requires("Each(A, B, C) >= 90 Mbps").Requires("Each(A, B, D) >= 11 Mbps")));
    }
}
