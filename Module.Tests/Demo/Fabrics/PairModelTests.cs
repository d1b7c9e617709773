using System.Collections.Generic;
using System.Linq;
using CsCheck;
using NetUtil.Demo.Fabrics;
using NetUtil.Demo.Traffic;
using Xunit;

namespace NetUtil.Tests.Demo.Fabrics;

public sealed class PairModelTests
{
    [Fact]
    public void What_a_service_sends_is_split_over_all_it_talks_with_by_calls()
    {
        // front: users 10, cart 30, ads 60 of 100; cart and ads only answer front.
        Assert.Equal(
            [
                new PairTraffic("front", "ads", 0.6),
                new PairTraffic("front", "cart", 0.3),
                new PairTraffic("front", "users", 0.1),
                new PairTraffic("users", "front", 0.1),
                new PairTraffic("cart", "front", 1),
                new PairTraffic("ads", "front", 1),
            ],
            PairModel.Split(Traffic(
                ["front", "cart", "ads"],
                new ServiceCalls("users", "front", 10),
                new ServiceCalls("front", "cart", 30),
                new ServiceCalls("front", "ads", 60))));
    }

    [Fact]
    public void Calls_both_ways_between_two_count_together_and_calls_to_itself_count_nothing() => Assert.Equal(
        [
            new PairTraffic("a", "b", 0.75),
            new PairTraffic("a", "c", 0.25),
            new PairTraffic("b", "a", 1),
            new PairTraffic("c", "a", 1),
        ],
        PairModel.Split(Traffic(
            ["a", "b", "c"],
            new ServiceCalls("a", "b", 1),
            new ServiceCalls("b", "a", 2),
            new ServiceCalls("a", "a", 50),
            new ServiceCalls("a", "c", 1))));

    [Fact]
    public void A_service_without_calls_sends_elsewhere() => Assert.Equal(
        [new PairTraffic("news", "elsewhere", 1)], PairModel.Split(Traffic(["news"])));

    [Fact]
    public void The_shares_of_each_service_add_up_to_one() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Double[0.01, 1000]).Array[0, 20].Sample(calls =>
        {
            ApplicationTraffic traffic = Traffic(
                ["s0", "s1", "s2", "s3", "s4"],
                [.. calls.Where(call => call.Item1 < 5 || call.Item2 < 5).Select(call => new ServiceCalls(
                    call.Item1 == 5 || call.Item2 == 5 ? "users" : $"s{call.Item1}",
                    call.Item2 == 5 ? $"s{call.Item1}" : $"s{call.Item2}",
                    call.Item3))]);
            IReadOnlyList<PairTraffic> pairs = PairModel.Split(traffic);
            Assert.All(traffic.Services, service => Assert.Equal(
                1, pairs.Where(pair => pair.Source == service.Service).Sum(pair => pair.Share), 9));
        });

    private static ApplicationTraffic Traffic(string[] services, params ServiceCalls[] calls) =>
        new("A", [.. services.Select(service => new ServiceRates(service, [1], [1]))], calls, []);
}
