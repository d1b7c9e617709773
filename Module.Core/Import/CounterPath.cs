using System;

namespace NetUtil.Core.Import;

/// <summary>The path of a performance counter: \\HOST\Object(Instance)\Counter. Immutable.</summary>
/// <param name="Host">The machine; blank where the path names none.</param>
/// <param name="ObjectName">What is counted, such as "Network Interface".</param>
/// <param name="Instance">Which one of it; blank where there is only one.</param>
/// <param name="Counter">The counter's name.</param>
internal readonly record struct CounterPath(string Host, string ObjectName, string Instance, string Counter)
{
    /// <summary>Takes a path apart; instances may hold commas, slashes, backslashes and brackets.</summary>
    /// <returns>Null where it is none.</returns>
    public static CounterPath? Parse(string text)
    {
        string host = string.Empty;
        int start = 0;
        if (text.StartsWith(@"\\", StringComparison.Ordinal))
        {
            start = text.IndexOf('\\', 2);
            if (start < 0)
            {
                return null;
            }

            host = text.Substring(2, start - 2);
        }

        if (start >= text.Length || text[start] != '\\')
        {
            return null;
        }

        start++;
        int open = text.IndexOf('(', start);
        int close = text.LastIndexOf(@")\", StringComparison.Ordinal);
        if (open > start && close > open)
        {
            return new CounterPath(
                host,
                text.Substring(start, open - start),
                text.Substring(open + 1, close - open - 1),
                text.Substring(close + 2));
        }

        int last = text.LastIndexOf('\\');
        return last > start
            ? new CounterPath(host, text.Substring(start, last - start), string.Empty, text.Substring(last + 1))
            : null;
    }
}
