using System;
using System.IO;

namespace NetUtil.Tests.Storage;

/// <summary>The fabric files and their schema, as they ship.</summary>
internal static class FabricFiles
{
    public static string SchemaPath => Path.Combine(Manifests, "SimulatedFabric.schema.json");

    /// <summary>A fabric file that uses every property of the format.</summary>
    public const string Everything = """
        {
          "$schema": "../SimulatedFabric.schema.json",
          "id": "everything", "start": "2025-01-06T09:00:00+01:00", "seed": -7, "stepLength": "00:00:05",
          "hosts": [
            { "id": "h1", "name": "HV01", "hostGroup": "All Hosts\\A", "cluster": "C", "memory": "64 GiB",
              "processors": 16, "availableForPlacement": false, "memoryReserve": "4 GiB",
              "virtualProcessorLimit": 64, "migrationSlots": 3, "migrationNetwork": "10 Gbps",
              "switches": [
                { "name": "vs", "minimumMode": "Weight", "networks": ["n"], "subnets": ["s"],
                  "uplink": { "id": "h1-up", "reserve": 0.25, "members": [
                    { "name": "NIC1", "capacity": "1 Gbps" },
                    { "name": "NIC2", "capacity": "125 MBS", "connected": false, "description": "Card #2" } ] } },
                { "name": "inner" } ] },
            { "id": "h2", "switches": [] } ],
          "externals": [ { "id": "net", "name": "Internet", "addresses": ["203.0.113.10"], "capacity": 5e8,
              "pairMetering": true } ],
          "physicalSwitches": [ { "id": "sw", "name": "Switch" } ],
          "links": [ { "id": "l1", "endA": "h1-up", "endB": "sw", "capacity": "10 Gbps" } ],
          "virtualMachines": [
            { "id": "v1", "name": "web", "host": "h1", "state": "Running", "memory": 1073741824,
              "processors": 2,
              "availabilitySets": ["as"], "properties": { "Role": "sql" }, "tags": ["t"], "cloud": "cl",
              "service": "Shop", "tier": "Web", "notMovable": "a checkpoint is merged",
              "possibleOwners": ["h1"], "highlyAvailable": true, "dirtyRate": "50 MB/s", "movingTo": "h2",
              "adapters": [
                { "id": "a1", "switch": "vs", "network": "n", "subnet": "s", "addresses": ["10.0.0.1"],
                  "weight": 10, "maximum": "100 Mbps", "notAdjustable": "SR-IOV", "pairMetering": true } ] },
            { "id": "v2", "host": "h1", "adapters": [ { "switch": "inner", "minimum": null } ] } ],
          "demands": [
            { "from": "a1", "to": "net", "rate": "1.5 MBS" },
            { "from": "v2", "to": "v1", "series": {
              "start": "2025-01-06T08:30:00.5Z", "interval": "00:01:00", "end": "Stop",
              "rates": [1, "2 kbps"] } } ],
          "meters": { "lossProbability": 0.1, "lag": "00:00:30", "noiseFraction": 0.05, "counterBits": 32 },
          "adaptationFaults": [
            { "outcome": "Transient", "adapter": "v1", "next": 2 },
            { "outcome": "NoEffect", "probability": 0.5 },
            { "outcome": "Late", "virtualMachine": "v1", "after": "00:02:00", "next": 1 } ],
          "migrations": { "queueTimeout": "00:01:00", "pause": "00:00:00.5" },
          "rivals": [
            { "name": "people", "kind": "Return", "enabled": false, "interval": "00:20:00",
              "patience": "00:30:00", "homes": [ { "virtualMachine": "v1", "host": "h2" } ] },
            { "name": "balancer", "kind": "Memory", "tolerance": 0.25 } ]
        }
        """;

    private static string Manifests
    {
        get
        {
            DirectoryInfo? folder = new(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NetUtil.slnx")))
            {
                folder = folder.Parent;
            }

            return Path.Combine(folder!.FullName, "manifests");
        }
    }

    public static string Sample(string name) => Path.Combine(Manifests, "fabrics", name + ".json");
}
