using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Import;

/// <summary>Which counters of a log count what in the fabric. Grows while counters are found.</summary>
internal sealed class CounterPlan
{
    private const int Named = 3;

    private readonly SubjectFinder _finder;
    private readonly ImportColumns _columns;
    private readonly ImportTally _tally;
    private readonly Dictionary<(TrafficKind Kind, string Id, string Source), CounterSubject> _index = [];
    private readonly HashSet<string> _hostSide = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _notUsed = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _unknown = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _others = [];
    private CounterSubject[]? _subjects;

    public CounterPlan(SubjectFinder finder, ImportColumns columns, ImportTally tally)
    {
        _finder = finder;
        _columns = columns;
        _tally = tally;
    }

    /// <summary>Values in a row.</summary>
    public int Width { get; private set; }

    /// <summary>What can get samples.</summary>
    public CounterSubject[] Subjects =>
        _subjects ??= [.. _index.Values.Where(subject => subject.IsComplete(_finder.MembersOf(subject)))];

    /// <summary>Takes a counter.</summary>
    /// <param name="text">Its path.</param>
    /// <returns>The place of its values in a row, or -1 where they are not used.</returns>
    public int Add(string text)
    {
        CounterRole role = CounterRole.Other;
        if (CounterPath.Parse(text) is CounterPath path)
        {
            role = CounterNames.RoleOf(path.Counter, _columns);
            if (role != CounterRole.Other && Find(path, text) is SubjectMatch match)
            {
                return Add(path, role, match);
            }
        }

        if (role == CounterRole.Other)
        {
            _tally.OtherCounters++;
            if (_others.Count < Named)
            {
                _others.Add(text);
            }
        }

        return -1;
    }

    /// <summary>Counts what a row says of things that can get no sample.</summary>
    public void CountRows(long rows)
    {
        _tally.Drop(ImportDrop.HostSide, rows * _hostSide.Count);
        _tally.Drop(ImportDrop.NotUsed, rows * _notUsed.Count);
        _tally.Drop(ImportDrop.Unknown, rows * _unknown.Count);
        _tally.Drop(ImportDrop.Incomplete, rows * (_index.Count - Subjects.Length));
    }

    /// <summary>Says why no counter can give a sample.</summary>
    /// <returns>Null where one can.</returns>
    public ImportStop? Refusal()
    {
        if (Subjects.Length > 0)
        {
            return null;
        }

        if (_unknown.Count > 0)
        {
            return Refusals.NothingKnown(_tally.Unknown);
        }

        if (_index.Count > 0)
        {
            string first = _index.Values.First().Id;
            return new ImportStop(
                ImportProblem.NoCounter,
                $"Of '{first}' the file has only one direction, or only some members of the uplink.",
                "Log both 'Bytes Sent/sec' and 'Bytes Received/sec' of every adapter.");
        }

        return new ImportStop(
            ImportProblem.NoCounter,
            string.Format(
                CultureInfo.CurrentCulture,
                "None of its {0} counters is known to count bytes of network adapters; the first ones are '{1}'.",
                _tally.OtherCounters + _hostSide.Count + _notUsed.Count,
                string.Join("', '", _others.Concat(_hostSide).Concat(_notUsed).Take(Named))),
            "Log 'Bytes Sent/sec' and 'Bytes Received/sec' of 'Hyper-V Virtual Network Adapter' or 'Network "
                + "Interface'; where Windows translates them, name the counters with -Column @{ Sent = '...'; "
                + "Received = '...' }.");
    }

    private SubjectMatch? Find(CounterPath path, string text)
    {
        SubjectMatch match;
        if (CounterNames.IsSwitch(path.ObjectName))
        {
            _notUsed.Add(path.Host + path.ObjectName + path.Instance);
            return null;
        }

        if (CounterInstance.Parse(path.Instance) is CounterInstance instance)
        {
            match = _finder.Instance(path.Instance, instance);
        }
        else if (CounterNames.IsAdapter(path.ObjectName))
        {
            if (CounterInstance.IsHostSide(path.Instance))
            {
                _hostSide.Add(path.Host + path.Instance);
                return null;
            }

            match = _finder.Unparsed(path.Instance);
        }
        else
        {
            match = _finder.Interface(path.Host, path.Instance);
            if (match.Id is null && !CounterNames.IsInterface(path.ObjectName))
            {
                _notUsed.Add(path.Host + path.ObjectName + path.Instance);
                return null;
            }
        }

        if (match.Id is not null)
        {
            return match;
        }

        _unknown.Add(path.Host + path.ObjectName + path.Instance);
        _tally.AddUnknown(match.ToUnknown(path.Instance.Length > 0 ? path.Instance : text));
        return null;
    }

    private int Add(CounterPath path, CounterRole role, SubjectMatch match)
    {
        string source = path.Host.Length == 0 ? "perfmon" : "perfmon on " + path.Host.ToUpperInvariant();
        (TrafficKind, string, string) key = (match.Kind, match.Id!, source);
        if (!_index.TryGetValue(key, out CounterSubject? subject))
        {
            subject = new CounterSubject(match, source);
            _index.Add(key, subject);
        }

        if (subject.Knows(role, match))
        {
            _notUsed.Add(path.Host + path.ObjectName + path.Instance);
            return -1;
        }

        _subjects = null;
        (role == CounterRole.Sent ? subject.Sent : subject.Received).Add(Width);
        return Width++;
    }
}
