using System;
using System.Globalization;
using System.Management.Automation;
using System.Text;

namespace NetUtil.Parameters;

/// <summary>Takes an encoding by its name, such as "utf-8" or "windows-1251", by the number of its code page,
/// or as it is.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class EncodingTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentTransformationMetadataException">The machine knows no such encoding.</exception>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        try
        {
            return value switch
            {
                Encoding encoding => encoding,
                int page => Encoding.GetEncoding(page),
                string text when int.TryParse(
                    text, NumberStyles.None, CultureInfo.InvariantCulture, out int page) =>
                    Encoding.GetEncoding(page),
                string text => Encoding.GetEncoding(text.Replace("utf8", "utf-8")),
                _ => throw Unknown(value),
            };
        }
        catch (Exception failure) when (failure is ArgumentException or NotSupportedException)
        {
            throw Unknown(value);
        }
    }

    private static ArgumentTransformationMetadataException Unknown(object value) => new(string.Format(
        CultureInfo.CurrentCulture,
        "This machine knows no encoding '{0}'; use a name such as utf-8 or windows-1251, or the number of a code "
            + "page such as 1251.",
        value));
}
