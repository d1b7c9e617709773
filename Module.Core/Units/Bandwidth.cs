using System;
using System.Globalization;

namespace NetUtil.Core.Units;

/// <summary>A rate of data. Unit: bit/s. Invariant: finite and not negative. Immutable, so safe on any
/// thread.</summary>
public readonly struct Bandwidth : IEquatable<Bandwidth>, IComparable<Bandwidth>, IComparable, IFormattable
{
    /// <summary>Makes a bandwidth.</summary>
    /// <param name="bitsPerSecond">Unit: bit/s; finite, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative, infinite or not a number.</exception>
    public Bandwidth(double bitsPerSecond) =>
        BitsPerSecond = Internals.Guard.NotNegative(bitsPerSecond, nameof(bitsPerSecond));

    /// <summary>No data at all.</summary>
    public static Bandwidth Zero => default;

    /// <summary>The rate. Unit: bit/s.</summary>
    public double BitsPerSecond { get; }

    /// <summary>Says whether two rates are equal to the last bit.</summary>
    public static bool operator ==(Bandwidth left, Bandwidth right) => left.Equals(right);

    /// <summary>Says whether two rates differ.</summary>
    public static bool operator !=(Bandwidth left, Bandwidth right) => !left.Equals(right);

    /// <summary>Says whether the first rate is smaller.</summary>
    public static bool operator <(Bandwidth left, Bandwidth right) => left.CompareTo(right) < 0;

    /// <summary>Says whether the first rate is larger.</summary>
    public static bool operator >(Bandwidth left, Bandwidth right) => left.CompareTo(right) > 0;

    /// <summary>Says whether the first rate is at most the second.</summary>
    public static bool operator <=(Bandwidth left, Bandwidth right) => left.CompareTo(right) <= 0;

    /// <summary>Says whether the first rate is at least the second.</summary>
    public static bool operator >=(Bandwidth left, Bandwidth right) => left.CompareTo(right) >= 0;

    /// <summary>Makes a bandwidth from a number of a unit, such as 0.1 of "MBS".</summary>
    /// <param name="amount">How many of the unit; finite, at least 0.</param>
    /// <param name="unit">A unit of <see cref="BandwidthUnit.All"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative or too large for a number.</exception>
    public static Bandwidth Of(double amount, BandwidthUnit unit) =>
        new(amount * Internals.Guard.NotNull(unit, nameof(unit)).BitsPerSecond);

    /// <summary>Reads a bandwidth such as "1.5 MBS"; culture never matters.</summary>
    /// <param name="text">The text; see <see cref="BandwidthParser"/>.</param>
    /// <exception cref="FormatException">The text is no bandwidth; the message says why.</exception>
    public static Bandwidth Parse(string text)
    {
        BandwidthParseResult result = BandwidthParser.Parse(text);
        return result.Value ?? throw new FormatException(result.Problem!.Message);
    }

    /// <summary>Reads a bandwidth such as "1.5 MBS" if the text is one.</summary>
    /// <param name="text">The text; see <see cref="BandwidthParser"/>.</param>
    /// <param name="value">The bandwidth, or zero.</param>
    /// <returns>True where the text is a bandwidth.</returns>
    public static bool TryParse(string? text, out Bandwidth value)
    {
        Bandwidth? read = BandwidthParser.Parse(text).Value;
        value = read.GetValueOrDefault();
        return read.HasValue;
    }

    /// <inheritdoc/>
    public bool Equals(Bandwidth other) => BitsPerSecond.Equals(other.BitsPerSecond);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Bandwidth other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => BitsPerSecond.GetHashCode();

    /// <inheritdoc/>
    public int CompareTo(Bandwidth other) => BitsPerSecond.CompareTo(other.BitsPerSecond);

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        Bandwidth other => CompareTo(other),
        _ => throw new ArgumentException("A bandwidth compares with a bandwidth only.", nameof(obj)),
    };

    /// <summary>The rate for people, as <see cref="ToString(string, IFormatProvider)"/> with "G" and the
    /// current culture.</summary>
    public override string ToString() => ToString("G", CultureInfo.CurrentCulture);

    /// <summary>Writes the rate in kbit/s, Mbit/s or Gbit/s, or, with "S", as a spec writes it.</summary>
    /// <param name="format">"G" or null: scaled, for people. "S": the largest of GBS, MBS, KBS and BS that
    /// carries it exactly, for a spec.</param>
    /// <param name="formatProvider">Decimal sign for "G"; "S" is always invariant.</param>
    /// <exception cref="FormatException">The format is neither.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) => format switch
    {
        null or "" or "G" => BandwidthText.Scaled(BitsPerSecond, formatProvider ?? CultureInfo.CurrentCulture),
        "S" => BandwidthText.ForSpec(BitsPerSecond),
        _ => throw new FormatException($"'{format}' is no format of a bandwidth; use G or S."),
    };
}
