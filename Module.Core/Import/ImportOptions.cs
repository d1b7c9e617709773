using System;
using System.Text;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Import;

/// <summary>What is said of files that do not say it themselves. Immutable.</summary>
public sealed class ImportOptions
{
    private readonly Func<string, string?> _map = _ => null;
    private readonly Func<int, Encoding?> _codePages = _ => null;

    /// <summary>Makes options.</summary>
    /// <param name="now">The time now, UTC. Rows that are more than five minutes later are in the future; five
    /// minutes is the most by which clocks of one domain may differ.</param>
    /// <remarks>Source of the five minutes: Microsoft, "Maximum tolerance for computer clock
    /// synchronization".</remarks>
    public ImportOptions(DateTimeOffset now) => Now = now.ToUniversalTime();

    /// <summary>The time now, UTC.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>Headers of columns and names of counters.</summary>
    public ImportColumns Columns { get; init; } = ImportColumns.Usual;

    /// <summary>The unit of values whose column does not say it; null for none. A symbol of
    /// <see cref="ValueUnit"/>.</summary>
    public string? Unit { get; init; }

    /// <summary>What every row of a plain CSV is about, where it has no column for that; null for none.</summary>
    public string? Subject { get; init; }

    /// <summary>Gives the id in the fabric for a name in the file, or null where it has none to give.</summary>
    public Func<string, string?> Map
    {
        get => _map;
        init => _map = Guard.NotNull(value, nameof(value));
    }

    /// <summary>The time zone of times that do not say theirs; null where nobody knows.</summary>
    public TimeZoneInfo? TimeZone { get; init; }

    /// <summary>The encoding of the text; null to find out.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>Gives the encoding of a code page, or null where the machine does not have it. Number 0 is the
    /// machine's own code page.</summary>
    public Func<int, Encoding?> CodePages
    {
        get => _codePages;
        init => _codePages = Guard.NotNull(value, nameof(value));
    }

    /// <summary>What separates cells; null to find out.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Names the meter of a plain CSV; null for the file's own name.</summary>
    public string? Source { get; init; }
}
