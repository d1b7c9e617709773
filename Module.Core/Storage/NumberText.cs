using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetUtil.Storage;

/// <summary>Writes whole numbers as text, such as "1 3 4", and reads them back.</summary>
internal static class NumberText
{
    /// <summary>Writes numbers.</summary>
    public static string Write(IEnumerable<int> numbers) =>
        string.Join(" ", numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Reads numbers.</summary>
    /// <param name="text">As written.</param>
    /// <param name="fileName">The store, for what is thrown.</param>
    /// <exception cref="NetUtil.Core.State.StoreException">The text is damaged.</exception>
    public static IReadOnlyList<int> Read(string text, string fileName)
    {
        string[] parts = text.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        int[] numbers = new int[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                throw StoreErrors.Unreadable(fileName, $"a step that depends on '{text}'");
            }
        }

        return numbers;
    }
}
