using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.SystemCenter.VirtualMachineManager;
using Microsoft.SystemCenter.VirtualMachineManager.Remoting;
using Microsoft.VirtualManager.Remoting;
using Microsoft.VirtualManager.Utils;
using NetUtil.Core.Model;

namespace NetUtil.Tests.Doubles.Vmm.Platform;

/// <summary>The vendor's objects of a fabric's hosts, groups and clusters, which name each other.</summary>
internal sealed class HostObjects
{
    private const long MegabyteBytes = 1L << 20;

    private readonly ServerConnection _server;
    private readonly Dictionary<string, HostGroup> _groups = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, HostCluster> _clusters = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes them.</summary>
    /// <param name="fabric">What VMM knows.</param>
    /// <param name="server">The connection that the objects are of.</param>
    internal HostObjects(FabricInventory fabric, ServerConnection server)
    {
        _server = server;
        Hosts = fabric.Hosts.ToDictionary(host => host.Id, HostOf);
    }

    /// <summary>The hosts by the fabric's ids.</summary>
    internal IReadOnlyDictionary<string, Host> Hosts { get; }

    /// <summary>Their groups.</summary>
    internal IReadOnlyCollection<HostGroup> Groups => _groups.Values;

    /// <summary>Their clusters.</summary>
    internal IReadOnlyCollection<HostCluster> Clusters => _clusters.Values;

    private Host HostOf(FabricHost host)
    {
        HostGroup group = GroupOf(host.HostGroup ?? "All Hosts");
        Host made = new()
        {
            ServerConnection = _server,
            ID = VmmIds.Of("host", host.Id),
            ObjectType = CarmineObjectType.VMHost,
            Name = host.Name,
            ComputerName = host.Name.Split('.')[0],
            FullyQualifiedDomainName = host.Name,
            TotalMemory = (ulong)host.MemoryBytes,
            MemoryReserveMB = (ulong)(host.MemoryReserveBytes / MegabyteBytes),
            LogicalProcessorCount = (ushort)host.ProcessorCount,
            NetworkPercentageReserve =
                (ushort)(100 * (host.Switches.FirstOrDefault()?.Uplink?.ReserveFraction ?? 0)),
            AvailableForPlacement = host.IsAvailableForPlacement,
            EnableLiveMigration = true,
            SupportsLiveMigration = true,
            LiveMigrationMaximum = (uint)host.MigrationSlots,
            LiveStorageMigrationMaximum = 2,
            OverallState = OverallState.OK,
            OverallStateString = nameof(OverallState.OK),
            CommunicationState = CommunicationState.Responding,
            CommunicationStateString = nameof(CommunicationState.Responding),
            ComputerState = ComputerState.Responding,
            ClusterNodeStatus = ServiceState.Running,
            HyperVState = ServiceState.Running,
            VirtualizationPlatform = VirtualizationPlatform.HyperV,
            VMHostGroup = group,
        };
        if (host.Cluster is string cluster)
        {
            made.HostCluster = ClusterOf(cluster, group);
            made.HostCluster.Nodes!.Add(made);
        }

        group.Hosts!.Add(made);
        for (HostGroup? above = group; above is not null; above = above.ParentHostGroup)
        {
            above.AllChildHosts!.Add(made);
        }

        return made;
    }

    private HostGroup GroupOf(string path)
    {
        if (_groups.TryGetValue(path, out HostGroup? known))
        {
            return known;
        }

        int cut = path.LastIndexOf('\\');
        HostGroup? parent = cut < 0 ? null : GroupOf(path[..cut]);
        HostGroup made = new()
        {
            ServerConnection = _server,
            ID = VmmIds.Of("group", path),
            Name = path[(cut + 1)..],
            Path = path,
            IsRoot = parent is null,
            ParentHostGroup = parent,
            ParentVMHostGroup = parent,
            Hosts = [],
            AllChildHosts = [],
            ChildGroups = [],
            ChildClusters = [],
        };
        parent?.ChildGroups!.Add(made);
        _groups.Add(path, made);
        return made;
    }

    private HostCluster ClusterOf(string name, HostGroup group)
    {
        if (!_clusters.TryGetValue(name, out HostCluster? made))
        {
            made = new HostCluster
            {
                ServerConnection = _server,
                ID = VmmIds.Of("cluster", name),
                ObjectType = CarmineObjectType.HostCluster,
                Name = name,
                ClusterName = name,
                HostGroup = group,
                HostGroupID = group.ID,
                Nodes = [],
            };
            _clusters.Add(name, made);
            group.ChildClusters!.Add(made);
        }

        return made;
    }
}
