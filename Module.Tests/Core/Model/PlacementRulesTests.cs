using System.Linq;
using NetUtil.Core.Model;
using Xunit;
using static NetUtil.Tests.Core.Model.PlacementScene;

namespace NetUtil.Tests.Core.Model;

public class PlacementRulesTests
{
    private readonly PlacementScene _scene = new();

    [Fact]
    public void A_VM_may_lie_where_nothing_speaks_against_it()
    {
        Assert.Empty(_scene.Lying);
        Assert.Null(PlacementRules.Refusal(_scene.Fabric, _scene.Machine, _scene.Target));
    }

    [Fact]
    public void A_VM_may_lie_where_it_lies() =>
        Assert.Empty(PlacementRules.Obstacles(_scene.Fabric, _scene.Machine, _scene.Source));

    [Fact]
    public void A_host_in_maintenance_takes_none()
    {
        _scene.Target = new("h2", "H2", [Switch("h2")], 16 * GiB, 8)
        {
            Cluster = "C", IsAvailableForPlacement = false,
        };
        Only(PlacementObstacleKind.Unavailable, "H2 takes no VMs; it may be in maintenance.");
    }

    [Theory]
    [InlineData(new string[0], true)]
    [InlineData(new[] { "h2" }, true)]
    [InlineData(new[] { "h1", "h2" }, true)]
    [InlineData(new[] { "h1" }, false)]
    [InlineData(new[] { "H2" }, false)]
    public void Possible_owners_are_ids_of_hosts(string[] owners, bool allowed)
    {
        VirtualMachine plain = _scene.Machine;
        _scene.Machine = new(plain.Id, plain.Name, "h1", plain.Adapters) { PossibleOwners = owners };
        if (allowed)
        {
            Assert.Empty(_scene.Lying);
        }
        else
        {
            Only(PlacementObstacleKind.PossibleOwners, "H2 is not among the possible owners of M.");
        }
    }

    [Theory]
    [InlineData(true, null, false)]
    [InlineData(true, "C", true)]
    [InlineData(true, "D", true)]
    [InlineData(false, null, true)]
    public void A_highly_available_VM_lies_on_a_node_of_a_cluster(bool isHigh, string? cluster, bool allowed)
    {
        _scene.Machine = new("m", "M", "h1", []) { IsHighlyAvailable = isHigh };
        _scene.Target = Host("h2", cluster: cluster);
        if (allowed)
        {
            Assert.Empty(_scene.Lying);
        }
        else
        {
            Only(PlacementObstacleKind.HighAvailability, "M is highly available, and H2 is no node of a cluster.");
        }
    }

    [Theory]
    [InlineData(12, 0, VirtualMachineState.Running, null)]
    [InlineData(12.5, 0, VirtualMachineState.Running, "H2 has 3.5 GiB of memory left for VMs, and M needs 4 GiB.")]
    [InlineData(12.5, 0, VirtualMachineState.Paused, "H2 has 3.5 GiB of memory left for VMs, and M needs 4 GiB.")]
    [InlineData(12.5, 0, VirtualMachineState.Other, "H2 has 3.5 GiB of memory left for VMs, and M needs 4 GiB.")]
    [InlineData(12.5, 0, VirtualMachineState.Stopped, null)]
    [InlineData(12.5, 0, VirtualMachineState.Saved, null)]
    [InlineData(8, 4, VirtualMachineState.Running, null)]
    [InlineData(8, 4.25, VirtualMachineState.Running, "H2 has 3.8 GiB of memory left for VMs, and M needs 4 GiB.")]
    [InlineData(14, 4, VirtualMachineState.Running, "H2 has 0 B of memory left for VMs, and M needs 4 GiB.")]
    public void Memory_is_what_is_left_beside_running_VMs_and_the_reserve(
        double held, double reserve, VirtualMachineState state, string? refusal)
    {
        _scene.Target = new("h2", "H2", [Switch("h2")], 16 * GiB, 8)
        {
            Cluster = "C", MemoryReserveBytes = (long)(reserve * GiB),
        };
        VirtualMachine other = Vm("o", "h2", held);
        _scene.Others.Add(new(other.Id, other.Name, "h2", other.Adapters)
        {
            MemoryBytes = other.MemoryBytes, State = state,
        });
        if (refusal is null)
        {
            Assert.Empty(_scene.Lying);
        }
        else
        {
            Only(PlacementObstacleKind.Memory, refusal);
        }
    }

    [Fact]
    public void What_is_being_moved_to_a_host_holds_its_memory_there_and_still_where_it_lies()
    {
        VirtualMachine arriving = Vm("o", "h3", 14).MovingTo("h2");
        _scene.Others.Add(arriving);
        Only(PlacementObstacleKind.Memory, "H2 has 2 GiB of memory left for VMs, and M needs 4 GiB.");
        FabricHost third = _scene.Fabric.FindHost("h3")!;
        Assert.Equal(
            [PlacementObstacleKind.Memory], Kinds(PlacementRules.Obstacles(_scene.Fabric, _scene.Machine, third)));
        Assert.Equal(
            (4 * GiB, 14 * GiB, 14 * GiB),
            (PlacementRules.MemoryOn(_scene.Fabric, "h1"), PlacementRules.MemoryOn(_scene.Fabric, "h2"),
                PlacementRules.MemoryOn(_scene.Fabric, "h3")));
    }

    [Fact]
    public void The_VM_itself_does_not_count_on_the_host_that_it_is_moved_to()
    {
        _scene.Machine = Vm("m", "h1", 16).MovingTo("h2");
        Assert.Empty(_scene.Lying);
    }

    [Fact]
    public void Memory_that_is_not_known_limits_nothing()
    {
        _scene.Target = Host("h2", memoryGiB: 0, processors: 0);
        _scene.Machine = Vm("m", "h1", 1000);
        Assert.Empty(_scene.Lying);
    }

    [Fact]
    public void A_VM_that_is_off_needs_no_memory_and_no_share_of_processors()
    {
        _scene.Target = new("h2", "H2", [Switch("h2")], 1, 8) { VirtualProcessorLimit = 1 };
        _scene.Machine = new("m", "M", "h1", []) { MemoryBytes = GiB, State = VirtualMachineState.Stopped };
        Assert.Empty(_scene.Lying);
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(1, "H2 has 1 processors, and M needs 2.")]
    public void A_VM_has_at_most_the_processors_of_its_host(int processors, string? refusal)
    {
        _scene.Target = Host("h2", processors: processors);
        if (refusal is null)
        {
            Assert.Empty(_scene.Lying);
        }
        else
        {
            Only(PlacementObstacleKind.Processors, refusal);
        }
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(5, false)]
    public void Virtual_processors_stay_within_the_limit_of_the_host(int limit, bool allowed)
    {
        _scene.Target = new("h2", "H2", [Switch("h2")], 16 * GiB, 8)
        {
            Cluster = "C", VirtualProcessorLimit = limit,
        };
        _scene.Others.AddRange([Vm("o", "h2", 1), Vm("p", "h1", 1).MovingTo("h2")]);
        if (allowed)
        {
            Assert.Empty(_scene.Lying);
        }
        else
        {
            Only(
                PlacementObstacleKind.Processors,
                "H2 may give 5 virtual processors to VMs; 4 are given, and M needs 2.");
        }
    }

    [Theory]
    [InlineData("h2", null, "as", VirtualMachineState.Running, false)]
    [InlineData("h2", null, "AS", VirtualMachineState.Stopped, false)]
    [InlineData("h3", "h2", "as", VirtualMachineState.Migrating, false)]
    [InlineData("h2", "h3", "as", VirtualMachineState.Migrating, false)]
    [InlineData("h2", null, "other", VirtualMachineState.Running, true)]
    [InlineData("h1", null, "as", VirtualMachineState.Running, true)]
    public void Members_of_an_availability_set_keep_apart(
        string host, string? movingTo, string set, VirtualMachineState state, bool allowed)
    {
        _scene.Machine = new("m", "M", "h1", []) { AvailabilitySets = ["x", "as"] };
        _scene.Others.Add(
            new("o", "O", host, []) { AvailabilitySets = [set], State = state, MovingToHostId = movingTo });
        if (allowed)
        {
            Assert.Empty(_scene.Lying);
        }
        else
        {
            Only(PlacementObstacleKind.AvailabilitySet, "O is on H2, and M is in its availability set 'as'.");
        }
    }

    [Fact]
    public void All_that_is_wrong_is_named_at_once()
    {
        _scene.Target = new("h2", "H2", [], GiB, 1) { IsAvailableForPlacement = false };
        VirtualMachine plain = _scene.Machine;
        _scene.Machine = new("m", "M", "h1", plain.Adapters)
        {
            MemoryBytes = 2 * GiB, ProcessorCount = 2, PossibleOwners = ["h1"], IsHighlyAvailable = true,
        };
        Assert.Equal(
            [
                PlacementObstacleKind.Unavailable, PlacementObstacleKind.PossibleOwners,
                PlacementObstacleKind.HighAvailability, PlacementObstacleKind.Memory,
                PlacementObstacleKind.Processors, PlacementObstacleKind.Network,
            ],
            Kinds(_scene.Lying));
        Assert.Equal(
            string.Join(" ", _scene.Lying.Select(obstacle => obstacle.ToString())),
            PlacementRules.Refusal(_scene.Fabric, _scene.Machine, _scene.Target));
    }

    private void Only(PlacementObstacleKind kind, string text) =>
        Assert.Equal(new PlacementObstacle(kind, text), Assert.Single(_scene.Lying));
}
