using System.Linq;
using NetUtil.Core.Simulation;
using NetUtil.Demo;
using NetUtil.Demo.Fabrics;
using NetUtil.Demo.Traffic;
using Xunit;

namespace NetUtil.Tests.Demo;

public sealed class FabricStoryTests
{
    [Fact]
    public void The_story_counts_what_the_fabric_is_made_of()
    {
        ApplicationTraffic traffic = new(
            "Shop",
            [
                new ServiceRates("front", [.. Enumerable.Repeat(1d, 1200)], [.. Enumerable.Repeat(1d, 1200)]),
                new ServiceRates("cart", [.. Enumerable.Repeat(1d, 1200)], [.. Enumerable.Repeat(1d, 1200)]),
            ],
            [new ServiceCalls("front", "cart", 1)],
            ["a note"]);
        ReplayPlan plan = new(Scale: 2.5, CalmMinutes: 10);
        PlacedService[] placement =
        [
            new("Shop", "front", "front-vm", "Web", "host01"), new("Shop", "cart", "cart-vm", "Web", "host02"),
        ];
        SimulationDefinition fabric = DemoFabric.Build([traffic], placement, plan);

        Assert.Equal(
            [
                "Replayed is a test.",
                "  Shop: 2 services, 1 calling pairs, 1,200 minutes",
                "    a note",
                "Rates are multiplied by 2.5, since the recorded runs were small.",
                "Bytes of pairs were not recorded: a service's rate is split over them by calls, a model.",
                // Two flows of the shop; five file servers with two each; two of the import.
                "The fabric: 6 hosts, 2 VMs of the applications, 8 of the infrastructure, 14 flows.",
                "Made up for the demo: the infrastructure's traffic, such as a backup on host02 and an import by"
                    + " etl-01.",
            ],
            FabricStory.Lines(new DemoInput("Replayed is a test.", [traffic]), fabric, plan));
    }
}
