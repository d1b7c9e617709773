using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using NetUtil.Core.Planning;

namespace NetUtil.Storage;

/// <summary>Writes a policy as JSON, so that it reads back the same. Only what differs from the default is
/// written.</summary>
internal static class PolicyWriter
{
    /// <summary>The version that this assembly writes.</summary>
    public const int Version = 1;

    /// <summary>Writes a policy.</summary>
    public static string Write(RebalancePolicy policy) => Encoding.UTF8.GetString(DocumentFile.Json(
        writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("version", Version);
            WriteDefault(writer, policy, RebalancePolicy.Default);
            InventoryWriter.WriteList(writer, "rules", policy.Overrides, WriteRule);
            writer.WriteEndObject();
        },
        isReadable: true));

    private static void WriteDefault(Utf8JsonWriter writer, RebalancePolicy policy, RebalancePolicy standard)
    {
        WriteTexts(writer, "excludedVMs", policy.Excluded);
        WriteTexts(writer, "excludedHosts", policy.ExcludedHosts);
        WriteTexts(writer, "excludedApplications", policy.ExcludedApplications);
        WriteTexts(writer, "protectedVMs", policy.Protected);
        WriteTexts(writer, "allowedVMs", policy.Unprotected);
        WriteTexts(writer, "lowerableVMs", policy.LowerableBelowHistory);
        WriteNumber(writer, "maximumLowered", policy.MaximumLowered, standard.MaximumLowered);
        WriteNumber(writer, "maximumMoves", policy.MaximumMigrations, standard.MaximumMigrations);
        WriteNumber(writer, "movesAtOnce", policy.MigrationsAtOnce, standard.MigrationsAtOnce);
        WriteNumber(writer, "hysteresis", policy.HysteresisFraction, standard.HysteresisFraction);
        WriteNumber(writer, "breachEvaluations", policy.BreachEvaluations, standard.BreachEvaluations);
        WriteNumber(writer, "floor", policy.FloorBitsPerSecond, standard.FloorBitsPerSecond);
        WriteSpan(writer, "maximumPlanAge", policy.MaximumPlanAge, standard.MaximumPlanAge);
        WriteSpan(writer, "coolDown", policy.CoolDown, standard.CoolDown);
        WriteFlag(writer, "mayMove", policy.MayMigrate, standard.MayMigrate);
        WriteFlag(writer, "mayChangeBandwidth", policy.MayChangeBandwidth, standard.MayChangeBandwidth);
        WriteFlag(writer, "mayMoveForRisk", policy.MayMigrateForRisk, standard.MayMigrateForRisk);
        WriteTexts(writer, "windows", Texts(policy.Windows));
    }

    private static void WriteRule(Utf8JsonWriter writer, PolicyOverride rule)
    {
        writer.WriteString(rule.Scope == PolicyScope.Application ? "application" : "vm", rule.Name);
        WriteNumber(writer, "breachEvaluations", rule.BreachEvaluations, null);
        WriteNumber(writer, "floor", rule.FloorBitsPerSecond, null);
        WriteSpan(writer, "coolDown", rule.CoolDown, null);
        WriteFlag(writer, "mayMove", rule.MayMigrate, null);
        WriteFlag(writer, "mayChangeBandwidth", rule.MayChangeBandwidth, null);
        WriteFlag(writer, "mayMoveForRisk", rule.MayMigrateForRisk, null);
        if (rule.Windows is IReadOnlyList<ChangeWindow> windows)
        {
            WriteTexts(writer, "windows", Texts(windows), isRequired: true);
        }
    }

    private static string[] Texts(IEnumerable<ChangeWindow> windows) =>
        windows.Select(ChangeWindowText.Write).ToArray();

    private static void WriteTexts(
        Utf8JsonWriter writer, string name, IReadOnlyList<string> texts, bool isRequired = false)
    {
        if (texts.Count == 0 && !isRequired)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (string text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, double? value, double? standard)
    {
        if (value is double number && value != standard)
        {
            writer.WriteNumber(name, number);
        }
    }

    private static void WriteSpan(Utf8JsonWriter writer, string name, TimeSpan? value, TimeSpan? standard)
    {
        if (value is TimeSpan span && value != standard)
        {
            writer.WriteString(name, span.ToString("c", System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static void WriteFlag(Utf8JsonWriter writer, string name, bool? value, bool? standard)
    {
        if (value is bool flag && value != standard)
        {
            writer.WriteBoolean(name, flag);
        }
    }
}
