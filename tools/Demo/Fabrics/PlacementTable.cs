using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Demo.Recordings;

namespace NetUtil.Demo.Fabrics;

/// <summary>Reads which service lies in which VM, tier and host.</summary>
internal static class PlacementTable
{
    /// <summary>Reads a table.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DemoException">The file is missing, a value is wrong, or a VM stands twice.</exception>
    internal static IReadOnlyList<PlacedService> Read(string path)
    {
        List<PlacedService> placed = [];
        HashSet<string> machines = new(StringComparer.OrdinalIgnoreCase);
        foreach (CsvRow row in CsvTable.Read(path, "application", "service", "machine", "tier", "host"))
        {
            string machine = row.Text("machine");
            if (!machines.Add(machine))
            {
                throw row.Wrong("machine", "a VM that does not stand above", $"'{machine}'");
            }

            string host = row.Text("host");
            if (DemoHosts.All.All(one => one.Id != host))
            {
                throw row.Wrong(
                    "host", $"one of {string.Join(", ", DemoHosts.All.Select(one => one.Id))}", $"'{host}'");
            }

            placed.Add(new PlacedService(
                row.Text("application"), row.Text("service"), machine, row.Text("tier"), host));
        }

        return placed;
    }
}
