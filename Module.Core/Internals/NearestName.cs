using System;
using System.Collections.Generic;

namespace NetUtil.Core.Internals;

/// <summary>Finds the known name that a misspelt one most likely means.</summary>
/// <remarks>Distance: optimal string alignment, that is inserting, leaving out or replacing a letter and swapping
/// two neighbours cost 1 each; case costs nothing but decides ties. Source: F. J. Damerau, "A technique for
/// computer detection and correction of spelling errors", CACM 7 (1964).</remarks>
internal static class NearestName
{
    private const int LongestName = 64;

    /// <summary>Finds the nearest name, or null where none is near.</summary>
    /// <param name="name">The name as written.</param>
    /// <param name="known">Names to choose from; of equally near ones the first is taken.</param>
    /// <returns>A name at most 1 away from one of up to 3 letters, 2 from one of up to 7, else 3; never one that
    /// shares nothing with it.</returns>
    public static string? Of(string name, IEnumerable<string> known)
    {
        if (name.Length is 0 or > LongestName)
        {
            return null;
        }

        int limit = name.Length switch { <= 3 => 1, <= 7 => 2, _ => 3 };
        string folded = name.ToUpperInvariant();
        (int Distance, int ExactDistance, string? Name) best = (limit + 1, 0, null);
        foreach (string candidate in known)
        {
            if (Math.Abs(candidate.Length - name.Length) > limit)
            {
                continue;
            }

            int distance = Distance(folded, candidate.ToUpperInvariant());
            if (distance > best.Distance || distance >= Math.Max(name.Length, candidate.Length))
            {
                continue;
            }

            int exact = Distance(name, candidate);
            if (distance < best.Distance || exact < best.ExactDistance)
            {
                best = (distance, exact, candidate);
            }
        }

        return best.Distance <= limit ? best.Name : null;
    }

    /// <summary>The number of single changes that turn one name into the other; case counts.</summary>
    /// <remarks>Cost: O(left * right).</remarks>
    public static int Distance(string left, string right)
    {
        int[] beforeLast = new int[right.Length + 1];
        int[] last = new int[right.Length + 1];
        int[] row = new int[right.Length + 1];
        for (int j = 0; j <= right.Length; j++)
        {
            row[j] = j;
        }

        for (int i = 1; i <= left.Length; i++)
        {
            (beforeLast, last, row) = (last, row, beforeLast);
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int replaced = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }
        }

        return row[right.Length];
    }
}
