using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Import;

/// <summary>What the columns of a plain CSV are. Immutable.</summary>
internal sealed class PlainHeader
{
    private readonly IReadOnlyList<string> _header;
    private readonly (string Name, string? Unit)[] _parts;
    private readonly ValueUnit? _unit;

    /// <summary>Takes a header.</summary>
    /// <exception cref="ImportStop">A column or a unit is missing.</exception>
    public PlainHeader(IReadOnlyList<string> header, ImportOptions options)
    {
        _header = header;
        _parts = [.. header.Select(ValueUnit.Split)];
        ImportColumns columns = options.Columns;
        _unit = ValueUnit.Find(options.Unit);
        Time = Require(columns.Time, "time");
        Sent = Require(columns.Sent, "sent");
        Received = Require(columns.Received, "received");
        Subject = options.Subject is null ? Require(columns.Subject, "subject", "adapter", "vm") : -1;
        Kind = Find(columns.Kind, "kind");
        Remote = Find(columns.Remote, "remote");
        Interval = Find(columns.Interval, "interval");
        Unit = Find(columns.Unit, "unit");
        IntervalSeconds = Interval < 0 ? 1 : SecondsOf(Interval);
        SentUnit = UnitOf(Sent);
        ReceivedUnit = UnitOf(Received);
    }

    /// <summary>The header of the times.</summary>
    public string TimeText => _header[Time];

    /// <summary>Columns in all.</summary>
    public int Count => _header.Count;

    public int Time { get; }

    public int Sent { get; }

    public int Received { get; }

    /// <summary>-1 where every row is about the same.</summary>
    public int Subject { get; }

    /// <summary>-1 for none, as the following.</summary>
    public int Kind { get; }

    public int Remote { get; }

    public int Interval { get; }

    public int Unit { get; }

    /// <summary>One of the interval's unit. Unit: s.</summary>
    public double IntervalSeconds { get; }

    /// <summary>Null where each row says it.</summary>
    public ValueUnit? SentUnit { get; }

    /// <summary>Null where each row says it.</summary>
    public ValueUnit? ReceivedUnit { get; }

    /// <summary>Says whether a column holds values and nothing else.</summary>
    public bool IsValue(int column) => (column == Sent || column == Received || column == Interval)
        && column != Time && column != Subject && column != Kind && column != Remote && column != Unit;

    private int Require(string? named, params string[] usual)
    {
        int found = Find(named, usual);
        if (found >= 0)
        {
            return found;
        }

        string wanted = named ?? usual[0];
        string? nearest = NearestName.Of(wanted, _header);
        throw new ImportStop(
            ImportProblem.NoColumn,
            string.Format(
                CultureInfo.CurrentCulture,
                "The file has no column '{0}'{1}; it has '{2}'.",
                wanted,
                nearest is null ? string.Empty : $", but one '{nearest}'",
                string.Join("', '", _header.Take(20))),
            "Say which column is which with -Column @{ Time = '...'; Subject = '...'; Sent = '...'; "
                + "Received = '...' }, see about_NetUtil_Import.");
    }

    // A header is found by its whole text, or by what comes before the unit in brackets.
    private int Find(string? named, params string[] usual)
    {
        foreach (string name in named is null ? usual : [named])
        {
            for (int i = 0; i < _header.Count; i++)
            {
                if (IsSame(_header[i], name) || IsSame(_parts[i].Name, name))
                {
                    return i;
                }
            }
        }

        return named is null ? -1 : throw new ImportStop(
            ImportProblem.NoColumn,
            $"The file has no column '{named}'; it has '{string.Join("', '", _header.Take(20))}'.",
            "Mend the name in -Column.");
    }

    private ValueUnit? UnitOf(int column)
    {
        ValueUnit? written = ValueUnit.Find(_parts[column].Unit);
        if (written is not null
            && _unit is not null
            && (written.Bytes, written.IsRate) != (_unit.Bytes, _unit.IsRate))
        {
            throw new ImportStop(
                ImportProblem.NoUnit,
                $"The column '{_header[column]}' says {written}, and -Unit says {_unit}.",
                "Leave -Unit out where the columns say their unit.");
        }

        return written ?? _unit ?? (Unit >= 0 ? null : throw new ImportStop(
            ImportProblem.NoUnit,
            $"Nothing says the unit of the column '{_header[column]}'.",
            $"Write it in the header, such as 'sent (Mbit/s)', or name it with -Unit: one of "
                + $"{string.Join(", ", ValueUnit.All)}."));
    }

    private double SecondsOf(int column) => _parts[column].Unit switch
    {
        null or "s" or "sec" or "seconds" => 1,
        "ms" => 0.001,
        "min" or "minutes" => 60,
        "h" or "hours" => 3600,
        string other => throw new ImportStop(
            ImportProblem.NoUnit,
            $"The column '{_header[column]}' has intervals in '{other}', which is no unit of time.",
            "Use s, ms, min or h."),
    };

    private static bool IsSame(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
