using System;
using System.Collections;
using System.Globalization;
using System.Text;
using NetUtil.Core.Import;

namespace NetUtil.Bases;

/// <summary>Turns what a user says of files into what an import takes.</summary>
internal static class ImportFacts
{
    /// <summary>Takes a table of columns apart.</summary>
    /// <param name="table">Keys are columns of NetUtil, in any case, values the headers in the file; null for
    /// none.</param>
    /// <param name="unknown">The first key that is none; null where all are.</param>
    internal static ImportColumns Columns(IDictionary? table, out object? unknown)
    {
        unknown = null;
        ImportColumns columns = ImportColumns.Usual;
        foreach (DictionaryEntry entry in table ?? new Hashtable())
        {
            string name = Convert.ToString(entry.Value, CultureInfo.InvariantCulture) ?? "";
            ImportColumns? more = Convert.ToString(entry.Key, CultureInfo.InvariantCulture)?.ToUpperInvariant() switch
            {
                "TIME" => columns with { Time = name },
                "SUBJECT" => columns with { Subject = name },
                "KIND" => columns with { Kind = name },
                "REMOTE" => columns with { Remote = name },
                "INTERVAL" => columns with { Interval = name },
                "SENT" => columns with { Sent = name },
                "RECEIVED" => columns with { Received = name },
                "UNIT" => columns with { Unit = name },
                _ => null,
            };
            if (more is null)
            {
                unknown = entry.Key;
                return columns;
            }

            columns = more;
        }

        return columns;
    }

    /// <summary>The encoding of a code page; number 0 is the machine's own.</summary>
    /// <param name="page">The page's number.</param>
    /// <returns>Null where the machine does not have it: not every one has every page.</returns>
    internal static Encoding? CodePage(int page)
    {
        int wanted = page == 0 ? CultureInfo.CurrentCulture.TextInfo.ANSICodePage : page;
        try
        {
            return wanted == 0 ? null : Encoding.GetEncoding(wanted);
        }
        catch (Exception failure) when (failure is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
