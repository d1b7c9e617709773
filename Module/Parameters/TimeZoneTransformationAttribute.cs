using System;
using System.Globalization;
using System.Management.Automation;

namespace NetUtil.Parameters;

/// <summary>Takes a time zone by its id, as "UTC", as "Local" for that of this machine, or as it is.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class TimeZoneTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentTransformationMetadataException">The machine knows no such zone.</exception>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            TimeZoneInfo zone => zone,
            string text when IsSame(text, "Local") => TimeZoneInfo.Local,
            string text when IsSame(text, "UTC") => TimeZoneInfo.Utc,
            string text => Find(text),
            _ => throw Unknown(value),
        };
    }

    private static TimeZoneInfo Find(string id)
    {
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(id);
        }
        catch (Exception failure) when (failure is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            throw Unknown(id);
        }
    }

    private static ArgumentTransformationMetadataException Unknown(object value) => new(string.Format(
        CultureInfo.CurrentCulture,
        "This machine knows no time zone '{0}'; use UTC, Local, or an id that Get-TimeZone -ListAvailable shows, "
            + "such as 'W. Europe Standard Time'.",
        value));

    private static bool IsSame(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
