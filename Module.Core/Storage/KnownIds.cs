using System;
using System.Collections.Generic;

namespace NetUtil.Storage;

/// <summary>The ids of one kind of thing that a document has named so far; each may stand once.</summary>
internal sealed class KnownIds
{
    private readonly string _kind;
    private readonly JsonProblems _problems;
    private readonly HashSet<string> _ids;

    /// <summary>Begins with none.</summary>
    /// <param name="kind">The kind in words, such as "a host".</param>
    /// <param name="problems">Gets what is wrong.</param>
    /// <param name="comparer">Says which ids are the same; null for those of the same characters.</param>
    public KnownIds(string kind, JsonProblems problems, StringComparer? comparer = null)
    {
        _ids = new HashSet<string>(comparer ?? StringComparer.Ordinal);
        _kind = kind;
        _problems = problems;
    }

    /// <summary>The ids.</summary>
    public IEnumerable<string> All => _ids;

    /// <summary>Says whether an id is known.</summary>
    public bool Contains(string id) => _ids.Contains(id);

    /// <summary>Adds an id; a second one of that name is a problem.</summary>
    /// <param name="id">The id; "" is left out, as its problem is known.</param>
    /// <param name="place">Where it stands.</param>
    public void Add(string id, JsonPart place)
    {
        if (id.Length > 0 && !_ids.Add(id))
        {
            _problems.Add(place, $"an id of its own for {_kind}", $"'{id}' again", advice: "give it another id");
        }
    }

    /// <summary>Says whether an id is known; if not, that is a problem.</summary>
    /// <param name="id">The id; "" is left out, as its problem is known.</param>
    /// <param name="place">Where it stands.</param>
    public bool Check(string id, JsonPart? place)
    {
        if (id.Length == 0 || place is null || Contains(id))
        {
            return id.Length > 0;
        }

        JsonValues.Miss(place, $"the id of {_kind}", _ids, _problems);
        return false;
    }
}
