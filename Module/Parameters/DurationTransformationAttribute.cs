using System;
using System.Globalization;
using System.Management.Automation;
using NetUtil.Core.Specs;

namespace NetUtil.Parameters;

/// <summary>Takes spans of time as people write them: "5 min", "90 s", "1 h", "2 d", "00:05:00" or a TimeSpan. A
/// plain number is refused, because PowerShell would take it for units of 100 ns.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class DurationTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentTransformationMetadataException">The argument is no span above 0 of at most 31
    /// days.</exception>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        TimeSpan? span = value switch
        {
            TimeSpan given => given,
            string text => FromText(text),
            _ => null,
        };
        return span > TimeSpan.Zero && span <= DurationText.Longest
            ? span
            : throw new ArgumentTransformationMetadataException(string.Format(
                CultureInfo.CurrentCulture,
                "'{0}' is no span of time above 0 and of at most {1:0} days; write it as '90 s', '5 min', '1 h', "
                    + "'2 d' or '00:05:00'.",
                value,
                DurationText.Longest.TotalDays));
    }

    // The clock form may leave the seconds out, as everywhere in PowerShell.
    private static TimeSpan? FromText(string text) =>
        DurationText.TryParse(text, out TimeSpan span)
        || (text.IndexOf(':') > 0 && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out span))
            ? span
            : null;
}
