using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation.Host;

namespace NetUtil.Shell.Hosting;

/// <summary>Asks to choose from a list, by key or by label; <c>?</c> explains the choices.</summary>
internal sealed class ChoicePrompt
{
    private readonly PSHostUserInterface _screen;

    /// <summary>Makes it.</summary>
    /// <param name="screen">Where it asks.</param>
    internal ChoicePrompt(PSHostUserInterface screen)
    {
        _screen = screen;
    }

    /// <summary>Asks until one choice is made.</summary>
    /// <param name="caption">A title; may be empty.</param>
    /// <param name="message">What is to be decided; may be empty.</param>
    /// <param name="choices">The choices; at least one.</param>
    /// <param name="defaultChoice">The index that an empty answer takes; -1 where there is none.</param>
    /// <returns>The index of the choice.</returns>
    internal int AskOne(
        string caption, string message, IReadOnlyList<ChoiceDescription> choices, int defaultChoice)
    {
        ChoiceKey[] keys = Introduce(caption, message, choices);
        int[] defaults = defaultChoice < 0 ? [] : [defaultChoice];
        while (true)
        {
            string answer = Read(keys, defaults);
            int chosen = answer.Length == 0 ? defaultChoice : Array.FindIndex(keys, key => key.Matches(answer));
            if (chosen >= 0)
            {
                return chosen;
            }
        }
    }

    /// <summary>Asks until an empty answer ends the list of choices.</summary>
    /// <param name="caption">A title; may be empty.</param>
    /// <param name="message">What is to be decided; may be empty.</param>
    /// <param name="choices">The choices; at least one.</param>
    /// <param name="defaultChoices">The indices that an empty first answer takes.</param>
    /// <returns>The indices of the choices, in the order they were made.</returns>
    internal Collection<int> AskSeveral(
        string caption, string message, IReadOnlyList<ChoiceDescription> choices, IEnumerable<int> defaultChoices)
    {
        ChoiceKey[] keys = Introduce(caption, message, choices);
        int[] defaults = [.. defaultChoices];
        Collection<int> chosen = [];
        while (true)
        {
            string answer = Read(keys, defaults);
            int index = Array.FindIndex(keys, key => key.Matches(answer));
            if (answer.Length == 0)
            {
                return chosen.Count > 0 ? chosen : [.. defaults];
            }

            if (index >= 0)
            {
                chosen.Add(index);
            }
        }
    }

    private ChoiceKey[] Introduce(string caption, string message, IEnumerable<ChoiceDescription> choices)
    {
        foreach (string line in new[] { caption, message }.Where(line => !string.IsNullOrEmpty(line)))
        {
            _screen.WriteLine(line);
        }

        return [.. choices.Select(choice => new ChoiceKey(choice))];
    }

    private string Read(ChoiceKey[] keys, int[] defaults)
    {
        string taken = defaults.Length == 0
            ? ""
            : $" (default is {string.Join(",", defaults.Select(index => $"\"{keys[index].Key}\""))})";
        while (true)
        {
            _screen.Write($"{string.Join("  ", keys.Select(key => key.Shown))}  [?] Help{taken}: ");
            string answer = _screen.ReadLine().Trim();
            if (answer != "?")
            {
                return answer;
            }

            foreach (ChoiceKey key in keys)
            {
                _screen.WriteLine($"{key.Key} - {key.Explanation}");
            }
        }
    }
}
