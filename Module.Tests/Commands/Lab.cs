using System;
using System.Collections.Generic;
using NetUtil.Tests.Engine;

namespace NetUtil.Tests.Commands;

/// <summary>A session with a store of its own and a small fabric. web-1 on H1 sends 60 Mbit/s to db-1 on H2; from
/// 08:10 bulk-1 on H1 wants to send 100 Mbit/s to file-1 on H2. Either uplink carries 100 Mbit/s, so each then
/// gets 50. The spec "Shop" asks for 7 MBS (56 Mbit/s) from Web to Db.</summary>
internal sealed class Lab : IDisposable
{
    internal const string Fabric = """
        {
          "id": "lab",
          "start": "2025-01-06T08:00:00Z",
          "hosts": [
            { "id": "h1", "name": "H1", "hostGroup": "All Hosts\\Lab", "memory": "64 GiB", "processors": 8,
              "switches": [ { "name": "Prod", "minimumMode": "Absolute",
                "uplink": { "id": "u1", "members": [ { "name": "NIC1", "capacity": "100 Mbps" } ] } } ] },
            { "id": "h2", "name": "H2", "memory": "32 GiB", "processors": 4,
              "switches": [ { "name": "Prod", "minimumMode": "Absolute",
                "uplink": { "id": "u2", "members": [ { "name": "NIC1", "capacity": "100 Mbps" } ] } } ] } ],
          "virtualMachines": [
            { "id": "web-1", "host": "h1", "memory": "4 GiB", "service": "Shop", "tier": "Web",
              "adapters": [ { "id": "web-1-nic", "switch": "Prod", "pairMetering": true } ] },
            { "id": "bulk-1", "host": "h1", "memory": "2 GiB",
              "adapters": [ { "id": "bulk-1-nic", "switch": "Prod", "pairMetering": true } ] },
            { "id": "db-1", "host": "h2", "memory": "8 GiB",
              "adapters": [ { "id": "db-1-nic", "switch": "Prod", "pairMetering": true } ] },
            { "id": "file-1", "host": "h2", "memory": "8 GiB",
              "adapters": [ { "id": "file-1-nic", "switch": "Prod", "pairMetering": true } ] } ],
          "demands": [
            { "from": "web-1-nic", "to": "db-1-nic", "rate": "60 Mbps" },
            { "from": "bulk-1-nic", "to": "file-1-nic",
              "series": { "start": "2025-01-06T08:10:00Z", "interval": "02:00:00", "rates": [ "100 Mbps" ],
                "end": "Stop" } } ]
        }
        """;

    internal const string Spec = """
        <application name="Shop" xmlns="urn:netutil:app-network-spec:1">
          <components>
            <component vm="web-*">Web</component>
            <component vm="db-1">Db</component>
          </components>
          <capacitySpecifications>
            <capacitySpecification id="feed">Each(Web, Db) &gt;= 7 MBS</capacitySpecification>
          </capacitySpecifications>
        </application>
        """;

    private readonly TemporaryFolder _folder = new();

    /// <summary>Opens a session; nothing is connected.</summary>
    /// <param name="answers">The lines that prompts will read.</param>
    internal Lab(params string[] answers)
    {
        FabricFile = _folder.Write("lab.json", Fabric);
        SpecFile = _folder.Write("shop.xml", Spec);
        Session = new EngineSession(answers);
        Session.Run(
            """
            param($A, $B, $C, $D)
            $global:Fabric, $global:Spec, $global:Store, $global:Folder = $A, $B, $C, $D
            """,
            ("A", FabricFile),
            ("B", SpecFile),
            ("C", Store),
            ("D", _folder.FullName));
    }

    /// <summary>The session.</summary>
    internal EngineSession Session { get; }

    /// <summary>The fabric file.</summary>
    internal string FabricFile { get; }

    /// <summary>The spec file.</summary>
    internal string SpecFile { get; }

    /// <summary>The store's folder; made by whoever writes first.</summary>
    internal string Store => At("store");

    /// <summary>Opens a session with the fabric connected.</summary>
    /// <param name="answers">The lines that prompts will read.</param>
    internal static Lab Connected(params string[] answers)
    {
        Lab lab = new(answers);
        lab.Do("Connect-NetworkFabric -Path $Fabric -Store $Store");
        return lab;
    }

    /// <summary>Opens a session with the requirement broken so that lowering mends it: bulk-1 sends 4 Mbit/s
    /// for an hour, so that the 95th percentile of its last day is 4 Mbit/s also after three minutes of
    /// 104.</summary>
    /// <param name="answers">The lines that prompts will read.</param>
    internal static Lab Broken(params string[] answers)
    {
        Lab lab = new(answers);
        lab.Write("lab.json", Fabric
            .Replace("08:10:00Z", "09:00:00Z", StringComparison.Ordinal)
            .Replace(
                "\"demands\": [",
                "\"demands\": [ { \"from\": \"bulk-1-nic\", \"to\": \"file-1-nic\", \"rate\": \"4 Mbps\" },",
                StringComparison.Ordinal));
        lab.Write("shop.xml", Spec.Replace(
            "id=\"feed\"", "id=\"feed\" window=\"2 min\" for=\"1\"", StringComparison.Ordinal));
        lab.Do("Connect-NetworkFabric $Fabric -Store $Store; $null = Register-AppNetworkSpec $Spec");
        lab.Do("$null = Step-NetworkSimulation '63 min'");
        return lab;
    }

    /// <summary>Opens a session with the requirement broken so that only a move mends it: bulk-1 has sent 100
    /// Mbit/s for most of the time that was measured, so it keeps that much.</summary>
    /// <param name="canMove">False where H1 takes part in no migrations.</param>
    internal static Lab Stuck(bool canMove = true)
    {
        Lab lab = new();
        lab.Write("lab.json", canMove ? Fabric : Fabric.Replace(
            "\"name\": \"H1\",", "\"name\": \"H1\", \"migrationSlots\": 0,", StringComparison.Ordinal));
        lab.Do("Connect-NetworkFabric $Fabric -Store $Store; $null = Register-AppNetworkSpec $Spec");
        lab.Do("$null = Step-NetworkSimulation '20 min'");
        return lab;
    }

    /// <summary>A path in the lab's folder.</summary>
    /// <param name="name">Below the folder.</param>
    internal string At(string name) => _folder.At(name);

    /// <summary>Writes a file in the lab's folder.</summary>
    /// <param name="name">Below the folder.</param>
    /// <param name="text">Its text.</param>
    internal string Write(string name, string text) => _folder.Write(name, text);

    /// <summary>Runs a script that knows $Fabric, $Spec, $Store and $Folder.</summary>
    /// <param name="script">The script.</param>
    internal EngineRun Run(string script) => Session.Run(script);

    /// <summary>What a console shows of the objects that a script writes.</summary>
    /// <param name="script">The script.</param>
    internal string Show(string script) => Session.Show(script);

    /// <summary>Runs a script that must not fail, and gives what it writes.</summary>
    /// <param name="script">The script.</param>
    internal IReadOnlyList<object> Do(string script)
    {
        EngineRun run = Run(script);
        return run.Errors.Count == 0
            ? run.Values<object>()
            : throw new InvalidOperationException($"'{script}' failed: {run.Errors[0]}");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Session.Dispose();
        _folder.Dispose();
    }
}
