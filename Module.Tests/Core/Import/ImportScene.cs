using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Threading;
using NetUtil.Core.Import;
using NetUtil.Core.Model;

namespace NetUtil.Tests.Core.Import;

/// <summary>A fabric of two hosts, and short ways to write files about it. HV01 has an uplink of two members,
/// HV02 one of one; web, db and twin (two adapters) have GUIDs as Hyper-V gives them, old has plain
/// names.</summary>
internal static class ImportScene
{
    public const string WebMachine = "0b0f569e-f305-43d7-aa66-b4fa666bef94";
    public const string WebAdapter = "641361a0-ec25-48a7-be5c-e40190e5e76a";
    public const string DbMachine = "dc47c238-8fde-4684-a664-1e63302cb2c4";
    public const string DbAdapter = "8343b7df-283b-4b04-931c-94fc26fdf77b";
    public const string WebId =
        @"Microsoft:0B0F569E-F305-43D7-AA66-B4FA666BEF94\641361A0-EC25-48A7-BE5C-E40190E5E76A";
    public const string DbId = "{8343B7DF-283B-4B04-931C-94FC26FDF77B}";
    public const string Vnic = "Hyper-V Virtual Network Adapter";
    public const string WebInstance =
        "OneThing_网络适配器_0B0F569E-F305-43D7-AA66-B4FA666BEF94--641361A0-EC25-48A7-BE5C-E40190E5E76A";
    public const string DbInstance =
        "db node 2_network adapter_dc47c238-8fde-4684-a664-1e63302cb2c4--8343b7df-283b-4b04-931c-94fc26fdf77b";

    static ImportScene() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>When the files are imported.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static ImportOptions Options { get; } = new(Now) { CodePages = CodePage };

    public static FabricInventory Fabric { get; } = new(
        "import",
        Now,
        [
            Host(
                "HV01",
                "up1",
                new UplinkMember("NIC1", 10e9) { Description = "Intel(R) Ethernet X520 #2" },
                new UplinkMember("NIC2", 10e9)),
            Host("HV02", "up2", new UplinkMember("Mellanox ConnectX-4/Lx", 1e9)),
        ],
        [
            Machine(WebMachine, "OneThing", "HV01", WebId),
            Machine(DbMachine.ToUpperInvariant(), "db node 2", "HV02", DbId),
            Machine("twin", "twin", "HV01", "twin-a", "twin-b"),
            Machine("old", "old", "HV02", "old-nic"),
        ],
        [new ExternalPeer("wan", "Internet", capacityBitsPerSecond: 1e9)],
        [new PhysicalSwitch("tor", "Top of rack")],
        [new FabricLink("l1", "up1", "tor", 10e9)]);

    public static Encoding? CodePage(int page) => Encoding.GetEncoding(page == 0 ? 1252 : page);

    /// <summary>Imports a text.</summary>
    public static (TrafficSample[] Samples, ImportReport Report) Read(
        string text, ImportOptions? options = null) =>
        Read(Encoding.UTF8.GetBytes(text), options);

    /// <summary>Imports bytes.</summary>
    public static (TrafficSample[] Samples, ImportReport Report) Read(
        byte[] bytes, ImportOptions? options = null, string name = "file.csv")
    {
        using StatisticImport import = new(new MemoryStream(bytes), name, Fabric, options ?? Options);
        TrafficSample[] samples = [.. import.Samples(CancellationToken.None)];
        return (samples, import.Report);
    }

    /// <summary>The path of a counter on HV01.</summary>
    public static string Path(string objectName, string instance, string counter, string host = "HV01") =>
        $@"\\{host}\{objectName}({instance})\{counter}";

    /// <summary>The paths of what an adapter sent and received.</summary>
    public static string[] Both(string instance, string objectName = Vnic, string host = "HV01") =>
    [
        Path(objectName, instance, "Bytes Sent/sec", host), Path(objectName, instance, "Bytes Received/sec", host),
    ];

    /// <summary>The header of a log.</summary>
    public static string Header(string mark, params IEnumerable<string> counters) =>
        string.Join(',', counters.Prepend(mark).Select(Quoted));

    /// <summary>A row of a log; a value that is NaN is blank.</summary>
    public static string Row(string time, params IEnumerable<double> values) => string.Join(',', values
        .Select(value => double.IsNaN(value) ? " " : value.ToString("R", CultureInfo.InvariantCulture))
        .Prepend(time)
        .Select(Quoted));

    /// <summary>Lines as Windows ends them.</summary>
    public static string Lines(params IEnumerable<string> lines) =>
        string.Concat(lines.Select(line => line + "\r\n"));

    public static byte[] Packed(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (GZipStream stream = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }

    public static DateTimeOffset Utc(string time) => DateTimeOffset.Parse(
        time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static string Quoted(string cell) => $"\"{cell}\"";

    private static FabricHost Host(string name, string uplink, params UplinkMember[] members) =>
        new(name.ToLowerInvariant(), name, [new VirtualSwitch("vs", new Uplink(uplink, members))], 1L << 36, 16);

    private static VirtualMachine Machine(string id, string name, string host, params string[] adapters) =>
        new(id, name, host.ToLowerInvariant(), [.. adapters.Select(one => new VirtualAdapter(one, "vs"))]);
}
