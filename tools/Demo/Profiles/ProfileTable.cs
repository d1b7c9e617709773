using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NetUtil.Demo.Recordings;
using NetUtil.Demo.Traffic;

namespace NetUtil.Demo.Profiles;

/// <summary>Reads and writes profiles as two small tables an application: services and calls.</summary>
internal static class ProfileTable
{
    private const string Remark =
        "# Figures of a published recording; source, licence and method stand in README.md beside this file.";

    private static readonly string[] s_serviceColumns =
    [
        "service", "sent_mean", "sent_deviation", "sent_persistence",
        "received_mean", "received_deviation", "received_persistence",
    ];

    private static readonly string[] s_callColumns = ["caller", "callee", "calls_per_minute"];

    /// <summary>Reads a profile.</summary>
    /// <param name="folder">The folder of the tables.</param>
    /// <param name="application">Which application.</param>
    /// <exception cref="DemoException">A table is missing or a value is wrong.</exception>
    internal static ApplicationProfile Read(string folder, RecordedApplication application)
    {
        ServiceProfile[] services =
        [
            .. CsvTable.Read(ServicesPath(folder, application), s_serviceColumns)
                .Select(row => new ServiceProfile(
                    row.Text("service"), Profile(row, "sent"), Profile(row, "received"))),
        ];
        HashSet<string> names = new(services.Select(service => service.Service), StringComparer.Ordinal);
        ServiceCalls[] calls =
        [
            .. CsvTable.Read(CallsPath(folder, application), s_callColumns).Select(row => new ServiceCalls(
                Known(row, "caller", names, true),
                Known(row, "callee", names, false),
                Within(row, "calls_per_minute", double.Epsilon, double.MaxValue))),
        ];
        return new ApplicationProfile(application.Name, services, calls);
    }

    /// <summary>Writes a profile; the folder is made where it is missing.</summary>
    /// <param name="folder">The folder of the tables.</param>
    /// <param name="application">Which application.</param>
    /// <param name="profile">Its profile.</param>
    internal static void Write(string folder, RecordedApplication application, ApplicationProfile profile)
    {
        Directory.CreateDirectory(folder);
        WriteLines(ServicesPath(folder, application), s_serviceColumns, profile.Services.Select(service => Line(
            $"{service.Service},{Figures(service.Sent)},{Figures(service.Received)}")));
        WriteLines(CallsPath(folder, application), s_callColumns, profile.Calls.Select(call => Line(
            $"{call.Caller},{call.Callee},{call.PerMinute:0.##}")));
    }

    private static string ServicesPath(string folder, RecordedApplication application) =>
        Path.Combine(folder, application.FilePrefix + ".services.csv");

    private static string CallsPath(string folder, RecordedApplication application) =>
        Path.Combine(folder, application.FilePrefix + ".calls.csv");

    private static string Figures(RateProfile rate) =>
        Line($"{rate.Mean:0.0},{rate.Deviation:0.0},{Math.Round(rate.Persistence, 3) + 0.0:0.###}"); // No "-0".

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void WriteLines(string path, string[] columns, IEnumerable<string> lines) =>
        File.WriteAllText(path, string.Join('\n', [Remark, string.Join(',', columns), .. lines, ""]));

    private static RateProfile Profile(CsvRow row, string way) => new(
        Within(row, way + "_mean", 0, double.MaxValue),
        Within(row, way + "_deviation", 0, double.MaxValue),
        Within(row, way + "_persistence", -1, 1));

    private static double Within(CsvRow row, string column, double least, double most)
    {
        double number = row.Number(column);
        return number >= least && number <= most
            ? number
            : throw row.Wrong(column, Line($"a number from {least} to {most}"), $"'{row.Text(column)}'");
    }

    private static string Known(CsvRow row, string column, HashSet<string> names, bool mayBeUsers)
    {
        string name = row.Text(column);
        return names.Contains(name) || (mayBeUsers && name == ServiceCalls.Users)
            ? name
            : throw row.Wrong(column, "a service of the application", $"'{name}'");
    }
}
