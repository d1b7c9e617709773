using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace NetUtil.Bases;

/// <summary>Reads what Get-Counter gives, also where it was exported and imported on the way.</summary>
internal static class CounterSampleFacts
{
    /// <summary>Takes counter samples apart.</summary>
    /// <param name="samples">One sample, or several.</param>
    /// <param name="zone">The time zone of local times; null for that of this machine.</param>
    /// <returns>Path, time in UTC and value of each; a path that is null stands for something else.</returns>
    internal static IEnumerable<(string? Path, DateTimeOffset Time, double? Value, object Source)> Of(
        object samples, TimeZoneInfo? zone)
    {
        object given = samples is PSObject wrapped ? wrapped.BaseObject : samples;
        foreach (object sample in LanguagePrimitives.GetEnumerable(given)?.Cast<object>() ?? [given])
        {
            PSObject item = PSObject.AsPSObject(sample);
            string? path = Value(item, "Path") as string;
            object? time = Value(item, "Timestamp");
            if (path is null || ToTime(time, zone) is not DateTimeOffset utc)
            {
                yield return (null, default, null, sample);
                continue;
            }

            double? value = IsNumber(Value(item, "CookedValue"), out double number)
                && (!IsNumber(Value(item, "Status"), out double status) || status == 0)
                    ? number
                    : null;
            yield return (path, utc, value, sample);
        }
    }

    private static object? Value(PSObject item, string name) => item.Properties[name]?.Value switch
    {
        PSObject wrapped => wrapped.BaseObject,
        object value => value,
        null => null,
    };

    private static bool IsNumber(object? value, out double number)
    {
        number = 0;
        return value is not null
            && double.TryParse(
                Convert.ToString(value, CultureInfo.InvariantCulture),
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out number);
    }

    // Get-Counter gives local times.
    private static DateTimeOffset? ToTime(object? value, TimeZoneInfo? zone) => value switch
    {
        DateTimeOffset time => time.ToUniversalTime(),
        DateTime { Kind: DateTimeKind.Utc } time => new DateTimeOffset(time),
        DateTime time => new DateTimeOffset(
            TimeZoneInfo.ConvertTimeToUtc(
                DateTime.SpecifyKind(time, DateTimeKind.Unspecified), zone ?? TimeZoneInfo.Local)),
        _ => null,
    };
}
