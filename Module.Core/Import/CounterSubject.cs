using System.Collections.Generic;
using NetUtil.Core.Model;

namespace NetUtil.Core.Import;

/// <summary>Something of the fabric, and which counters of a log count it. Grows while counters are
/// found.</summary>
internal sealed class CounterSubject
{
    private readonly HashSet<string> _sentMembers = [];
    private readonly HashSet<string> _receivedMembers = [];

    public CounterSubject(SubjectMatch match, string source)
    {
        Kind = match.Kind;
        Id = match.Id!;
        Shared = new SampleSubject(Kind, Id, null, source);
        IsWhole = match.Member is null;
    }

    public TrafficKind Kind { get; }

    public string Id { get; }

    /// <summary>What its samples share.</summary>
    public SampleSubject Shared { get; }

    /// <summary>True where one counter counts all of it; false for the members of an uplink.</summary>
    public bool IsWhole { get; }

    /// <summary>A rate above it cannot be. Unit: B/s.</summary>
    public double MaximumBytesPerSecond { get; private set; }

    /// <summary>Places in a row of what it sent; to be added up.</summary>
    public List<int> Sent { get; } = [];

    /// <summary>Places in a row of what it received; to be added up.</summary>
    public List<int> Received { get; } = [];

    /// <summary>True where it got a sample.</summary>
    public bool HasSample { get; set; }

    /// <summary>Says whether a counter is new here, and counts it as known.</summary>
    public bool Knows(CounterRole role, SubjectMatch match)
    {
        bool isNew = IsWhole == match.Member is null
            && (role == CounterRole.Sent ? _sentMembers : _receivedMembers).Add(match.Member ?? string.Empty);
        if (isNew && role == CounterRole.Sent)
        {
            MaximumBytesPerSecond += match.MaximumBytesPerSecond;
        }

        return !isNew;
    }

    /// <summary>Says whether it has both directions of all its members.</summary>
    public bool IsComplete(IReadOnlyCollection<string> members)
    {
        if (IsWhole)
        {
            return Sent.Count > 0 && Received.Count > 0;
        }

        foreach (string member in members)
        {
            if (!_sentMembers.Contains(member) || !_receivedMembers.Contains(member))
            {
                return false;
            }
        }

        return Sent.Count == Received.Count;
    }
}
