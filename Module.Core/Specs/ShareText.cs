using System.Globalization;
using System.Text.RegularExpressions;

namespace NetUtil.Core.Specs;

/// <summary>Reads and writes shares as specs have them: "0.1" or "10 %".</summary>
public static class ShareText
{
    private static readonly Regex s_number = new(@"^([0-9]*\.)?[0-9]+$", RegexOptions.CultureInvariant);

    /// <summary>Reads a share: a number from 0 to 1, or from 0 to 100 with a percent sign.</summary>
    /// <param name="text">The text; white space around it and before the sign is free.</param>
    /// <param name="fraction">The share, or 0.</param>
    /// <returns>True where the text is a share from 0 to 1.</returns>
    public static bool TryParse(string? text, out double fraction)
    {
        string trimmed = (text ?? string.Empty).Trim();
        bool isPercent = trimmed.EndsWith("%", System.StringComparison.Ordinal);
        string number = isPercent ? trimmed.Substring(0, trimmed.Length - 1).TrimEnd() : trimmed;
        CultureInfo culture = CultureInfo.InvariantCulture;
        decimal value = 0;
        bool isNumber = s_number.IsMatch(number)
            && decimal.TryParse(number, NumberStyles.AllowDecimalPoint, culture, out value);

        // In decimals 7 % is the same number as 0.07.
        decimal share = isPercent ? value / 100 : value;
        bool isShare = isNumber && share >= 0 && share <= 1;
        fraction = isShare ? double.Parse(share.ToString(culture), culture) : 0;
        return isShare;
    }

    /// <summary>Writes a share so that it reads back as the same number.</summary>
    /// <param name="fraction">0 to 1.</param>
    public static string Write(double fraction)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        string text = fraction.ToString("R", culture);
        return text.IndexOf('E') < 0
            ? text
            : decimal.Parse(text, NumberStyles.Float, culture).ToString(culture);
    }
}
