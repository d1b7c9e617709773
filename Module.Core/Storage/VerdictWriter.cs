using System;
using System.Globalization;
using System.Text.Json;
using NetUtil.Core.Compliance;

namespace NetUtil.Storage;

/// <summary>Writes verdicts, so that they read back the same.</summary>
internal static class VerdictWriter
{
    /// <summary>Stands for a figure that nothing limits.</summary>
    public const string Unlimited = "unlimited";

    /// <summary>Stands for a margin that no figure reaches.</summary>
    public const string Bottomless = "bottomless";

    /// <summary>Writes a verdict into the object that is open.</summary>
    public static void Write(Utf8JsonWriter writer, PathCompliance verdict)
    {
        writer.WriteString("application", verdict.Application);
        writer.WriteString("requirement", verdict.Requirement);
        writer.WriteString("expression", verdict.Expression);
        writer.WriteString("status", verdict.Status.ToString());
        if (verdict.Likely is ComplianceStatus likely)
        {
            writer.WriteString("likely", likely.ToString());
        }

        writer.WriteNumber("priority", verdict.Priority);
        WriteFigure(writer, "required", verdict.Required);
        WriteFigure(writer, "observed", verdict.Observed);
        WriteFigure(writer, "observedLow", verdict.ObservedLow);
        WriteFigure(writer, "observedHigh", verdict.ObservedHigh);
        WriteFigure(writer, "estimated", verdict.Estimated);
        WriteFigure(writer, "achievable", verdict.Achievable);
        WriteFigure(writer, "margin", verdict.Margin);
        WriteFigure(writer, "shortfall", verdict.Shortfall);
        writer.WriteString("evidence", verdict.Evidence.ToString());
        writer.WriteString("worstPath", verdict.WorstPath);
        writer.WriteString("reason", verdict.Reason);
        writer.WriteString("source", verdict.Source);
        if (verdict.SampleAge is TimeSpan age)
        {
            writer.WriteString("sampleAge", age.ToString("c", CultureInfo.InvariantCulture));
        }

        writer.WriteString("time", InventoryWriter.Time(verdict.Time));
        PlanWriter.WriteTexts(writer, "obstacles", verdict.Obstacles);
        InventoryWriter.WriteList(writer, "paths", verdict.Paths, WritePath);
    }

    private static void WritePath(Utf8JsonWriter writer, PathFigure path)
    {
        writer.WriteString("path", path.Path);
        WriteFigure(writer, "observedLow", path.ObservedLow);
        WriteFigure(writer, "observedHigh", path.ObservedHigh);
        WriteFigure(writer, "achievable", path.Achievable);
        WriteFigure(writer, "unmet", path.Unmet);
        writer.WriteString("evidence", path.Evidence.ToString());
    }

    // JSON has no number for what nothing limits.
    private static void WriteFigure(Utf8JsonWriter writer, string name, double? figure)
    {
        if (figure is double.PositiveInfinity or double.NegativeInfinity)
        {
            writer.WriteString(name, figure > 0 ? Unlimited : Bottomless);
        }
        else if (figure is double number)
        {
            writer.WriteNumber(name, number);
        }
    }
}
