namespace NetUtil.Core.Import;

/// <summary>What stands in place of a value that is none; values themselves are never below 0. The lower, the
/// worse.</summary>
internal static class CellCode
{
    /// <summary>The row does not have it.</summary>
    public const double Absent = -1;

    /// <summary>Blank.</summary>
    public const double Missing = -2;

    /// <summary>No number.</summary>
    public const double NotANumber = -3;

    /// <summary>Below 0.</summary>
    public const double Negative = -4;

    /// <summary>Two values of one time.</summary>
    public const double Contradictory = -5;

    /// <summary>Reads a cell.</summary>
    /// <returns>The value, or a code.</returns>
    public static double Read(byte[] text, int start, int end) =>
        NumberText.Read(text, start, end, out double value) switch
        {
            NumberKind.Number => value >= 0 ? value : Negative,
            NumberKind.Blank => Missing,
            _ => NotANumber,
        };

    /// <summary>The code of a value that comes as a number.</summary>
    public static double Of(double value) =>
        double.IsNaN(value) || double.IsInfinity(value) ? NotANumber : value < 0 ? Negative : value;

    /// <summary>Says why a code gives no sample.</summary>
    public static ImportDrop DropOf(double code) => code switch
    {
        NotANumber => ImportDrop.NotANumber,
        Negative => ImportDrop.Negative,
        Contradictory => ImportDrop.Contradictory,
        _ => ImportDrop.Missing,
    };
}
