using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using NetUtil.Core.Specs;

namespace NetUtil.Parameters;

/// <summary>Takes spans of time as people write them: "5 min", "90 s", "1 h", "2 d", "00:05:00" or a TimeSpan. A
/// plain number is refused, because PowerShell would take it for units of 100 ns.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class DurationTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] s_zeros = ["0", "0 s", "0s", "0 min", "0 h", "0 d", "00:00", "00:00:00"];

    /// <summary>True to take "0", "0 s" and "00:00:00" too; default false.</summary>
    public bool MayBeZero { get; set; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentTransformationMetadataException">The argument is no span above 0, or from 0 where
    /// that is allowed, of at most 31 days.</exception>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        TimeSpan? span = value switch
        {
            TimeSpan given => given,
            string or 0 when MayBeZero && s_zeros.Contains(value.ToString()) => TimeSpan.Zero,
            string text => FromText(text),
            _ => null,
        };
        return (span > TimeSpan.Zero || (MayBeZero && span == TimeSpan.Zero)) && span <= DurationText.Longest
            ? span
            : throw new ArgumentTransformationMetadataException(string.Format(
                CultureInfo.CurrentCulture,
                "'{0}' is no span of time {2} 0 and of at most {1:0} days; write it as '90 s', '5 min', '1 h', "
                    + "'2 d' or '00:05:00'.",
                value,
                DurationText.Longest.TotalDays,
                MayBeZero ? "of at least" : "above"));
    }

    // The clock form may leave the seconds out, as everywhere in PowerShell.
    private static TimeSpan? FromText(string text) =>
        DurationText.TryParse(text, out TimeSpan span)
        || (text.IndexOf(':') > 0 && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out span))
            ? span
            : null;
}
