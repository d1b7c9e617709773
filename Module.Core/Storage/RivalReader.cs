using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Simulation;

namespace NetUtil.Storage;

/// <summary>Reads the rival balancers of a simulated fabric.</summary>
internal sealed class RivalReader
{
    private readonly JsonProblems _problems;
    private readonly InventoryReader _inventory;
    private readonly KnownIds _names;

    /// <summary>Begins to read.</summary>
    /// <param name="problems">Gets what is wrong.</param>
    /// <param name="inventory">Has read the fabric.</param>
    public RivalReader(JsonProblems problems, InventoryReader inventory)
    {
        _problems = problems;
        _inventory = inventory;
        _names = new KnownIds("a rival", problems, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Reads them all.</summary>
    public RivalBalancer[] Read(IReadOnlyList<JsonPart> parts) =>
        parts.Select(Read).OfType<RivalBalancer>().ToArray();

    private RivalBalancer? Read(JsonPart part)
    {
        JsonObjectReader reader = new(part, _problems);
        string name = reader.RequiredText("name");
        _names.Add(name, reader.Find("name") ?? part);
        RivalKind kind = reader.RequiredChoice<RivalKind>("kind");
        RivalBalancer usual = new("usual", kind);
        bool isEnabled = reader.Flag("enabled") ?? usual.IsEnabled;
        TimeSpan interval = reader.Duration("interval", TimeSpan.FromTicks(1), RivalBalancer.LongestTime)
            ?? usual.Interval;
        TimeSpan patience = reader.Duration("patience", TimeSpan.Zero, RivalBalancer.LongestTime)
            ?? usual.Patience;
        double tolerated = reader.Number("tolerance", 0, 1) ?? usual.ToleratedFraction;
        Dictionary<string, string> homes = ReadHomes(reader.List("homes"));
        RefuseOfOtherKind(reader, kind == RivalKind.Return ? "tolerance" : "homes", kind);
        if (kind == RivalKind.Return)
        {
            reader.Require("homes");
        }

        reader.Finish();
        return name.Length == 0
            ? null
            : new RivalBalancer(name, kind)
            {
                IsEnabled = isEnabled,
                Interval = interval,
                Patience = patience,
                ToleratedFraction = tolerated,
                Homes = homes,
            };
    }

    private void RefuseOfOtherKind(JsonObjectReader reader, string property, RivalKind kind)
    {
        if (reader.Find(property) is JsonPart part)
        {
            _problems.AddName(
                part, $"what a rival of the kind '{kind}' has", $"'{property}'", advice: "leave it out");
        }
    }

    private Dictionary<string, string> ReadHomes(IReadOnlyList<JsonPart> parts)
    {
        Dictionary<string, string> homes = new(StringComparer.Ordinal);
        foreach (JsonPart part in parts)
        {
            JsonObjectReader reader = new(part, _problems);
            string? machine = _inventory.FindMachine(reader.Require("virtualMachine"));
            string? host = _inventory.FindHost(reader.Require("host"));
            reader.Finish();
            if (machine is not null && homes.ContainsKey(machine))
            {
                _problems.Add(
                    reader.Find("virtualMachine")!,
                    "each VM once",
                    $"'{machine}' again",
                    advice: "leave one of them out");
            }
            else if (machine is not null && host is not null)
            {
                homes.Add(machine, host);
            }
        }

        return homes;
    }
}
