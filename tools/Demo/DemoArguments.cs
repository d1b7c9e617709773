using System;
using System.Collections.Generic;
using System.Globalization;

namespace NetUtil.Demo;

/// <summary>The command line, taken apart: a word that says what to do, then names with values.
/// Immutable.</summary>
internal sealed class DemoArguments
{
    /// <summary>How the program is called.</summary>
    internal const string Usage =
        """
        netutil-demo fabric  -Profiles FOLDER [-Recording FOLDER] [-Scale 100] [-Calm 880] [-Seed 1] -Out FILE
            writes the demo's fabric, made of the recording or, without one, of the profiles
        netutil-demo profile -Recording FOLDER -Profiles FOLDER
            computes the profiles of a recording
        """;

    private readonly Dictionary<string, string> _values;

    private DemoArguments(string task, Dictionary<string, string> values)
    {
        Task = task;
        _values = values;
    }

    /// <summary>What to do: "fabric" or "profile".</summary>
    internal string Task { get; }

    /// <summary>Takes a command line apart.</summary>
    /// <param name="words">The arguments; may be empty.</param>
    /// <exception cref="DemoException">It cannot be understood.</exception>
    internal static DemoArguments Parse(IReadOnlyList<string> words)
    {
        if (words.Count % 2 == 0 || words[0] is not ("fabric" or "profile"))
        {
            throw new DemoException(Usage);
        }

        Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
        for (int word = 1; word < words.Count; word += 2)
        {
            string name = words[word].TrimStart('-');
            bool isKnown = name.ToUpperInvariant()
                is "PROFILES" or "RECORDING" or "SCALE" or "CALM" or "SEED" or "OUT";
            if (!words[word].StartsWith('-') || !isKnown || !values.TryAdd(name, words[word + 1]))
            {
                throw new DemoException($"'{words[word]}' is not expected here.\n{Usage}");
            }
        }

        return new DemoArguments(words[0], values);
    }

    /// <summary>A value that must be there.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="DemoException">It is not.</exception>
    internal string Required(string name) =>
        Optional(name) ?? throw new DemoException($"'-{name}' is missing.\n{Usage}");

    /// <summary>A value; null where it is not given.</summary>
    /// <param name="name">Its name.</param>
    internal string? Optional(string name) => _values.GetValueOrDefault(name);

    /// <summary>A number.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="standard">What it is where it is not given.</param>
    /// <param name="least">The least it may be.</param>
    /// <param name="most">The most it may be.</param>
    /// <exception cref="DemoException">It is no number or out of range.</exception>
    internal double Number(string name, double standard, double least, double most)
    {
        if (Optional(name) is not string text)
        {
            return standard;
        }

        bool isNumber = double.TryParse(
            text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number);
        return isNumber && number >= least && number <= most
            ? number
            : throw new DemoException(FormattableString.Invariant(
                $"'-{name}' is '{text}'; expected a number from {least} to {most}."));
    }

    /// <summary>A whole number.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="standard">What it is where it is not given.</param>
    /// <param name="least">The least it may be.</param>
    /// <param name="most">The most it may be.</param>
    /// <exception cref="DemoException">It is no whole number or out of range.</exception>
    internal int Whole(string name, int standard, int least, int most)
    {
        double number = Number(name, standard, least, most);
        return number == Math.Floor(number)
            ? (int)number
            : throw new DemoException($"'-{name}' is '{Optional(name)}'; expected a whole number.");
    }
}
