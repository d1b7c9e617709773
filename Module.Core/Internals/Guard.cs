using System;
using System.Globalization;

namespace NetUtil.Core.Internals;

/// <summary>Checks of arguments that name the argument and the value they found.</summary>
internal static class Guard
{
    /// <summary>Gives back <paramref name="value"/>, or says which argument is missing.</summary>
    public static T NotNull<T>(T? value, string name)
        where T : class => value ?? throw new ArgumentNullException(name);

    /// <summary>Gives back <paramref name="value"/> if it has a character that is not white space.</summary>
    public static string NotBlank(string? value, string name)
    {
        if (value is null)
        {
            throw new ArgumentNullException(name);
        }

        return string.IsNullOrWhiteSpace(value)
            ? throw new ArgumentException($"'{name}' is blank; it must have at least one visible character.", name)
            : value;
    }

    /// <summary>Gives back <paramref name="value"/> if it is finite and lies in the closed range.</summary>
    public static double InRange(double value, double smallest, double largest, string name)
    {
        if (double.IsNaN(value) || value < smallest || value > largest)
        {
            throw new ArgumentOutOfRangeException(name, value, string.Format(
                CultureInfo.InvariantCulture, "'{0}' must lie from {1} to {2}.", name, smallest, largest));
        }

        return value;
    }

    /// <summary>Gives back <paramref name="value"/> if it is finite and not negative.</summary>
    public static double NotNegative(double value, string name) => InRange(value, 0, double.MaxValue, name);
}
