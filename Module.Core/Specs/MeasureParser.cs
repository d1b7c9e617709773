using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Specs;

/// <summary>Reads measures such as "Min(Average(Tier1App), *)".</summary>
/// <remarks>What has the right shape and a wrong meaning is noted and read on with a stand-in, which never leaves
/// the parser because a problem is noted.</remarks>
internal sealed class MeasureParser
{
    /// <summary>The most nodes a path may have; the work to evaluate a path grows with each.</summary>
    public const int MostNodes = 16;

    private const int FewestNodes = 2;

    private readonly ExpressionCursor _cursor;
    private readonly ReductionParser _reductions;
    private readonly NodeParser _nodes;

    public MeasureParser(ExpressionCursor cursor)
    {
        _cursor = cursor;
        _reductions = new ReductionParser(cursor);
        _nodes = new NodeParser(cursor, _reductions);
    }

    /// <summary>Reads a measure.</summary>
    /// <returns>The measure, or null where its end was not found; then the problem is noted.</returns>
    public Measure? Read()
    {
        string word = _cursor.PeekName();
        int start = _cursor.Position;
        if (!_cursor.IsCall(word))
        {
            RefuseNoCall(word);
            return null;
        }

        Reduction outer = _reductions.Read(word, start);
        string inner = _cursor.PeekName();
        bool isConnection = ExpressionTokens.IsWord(inner, ExpressionWords.Connection) && _cursor.IsCall(inner);
        IReadOnlyList<PathNode>? nodes = isConnection ? ReadConnection() : ReadNodes(MostNodes);
        return nodes is null ? null : new Measure(outer, nodes, isConnection);
    }

    private void RefuseNoCall(string word)
    {
        const string Advice = "write a function and a path, such as Min(Sender, Receiver)";
        if (word.Length > 0 && ExpressionWords.Functions.Any(name => ExpressionTokens.IsWord(name, word)))
        {
            _cursor.Position += word.Length;
            _cursor.Refuse("'('", Advice);
            return;
        }

        _cursor.Refuse("a function", Advice, NearestName.Of(word, ExpressionWords.Functions));
    }

    private IReadOnlyList<PathNode>? ReadConnection()
    {
        _cursor.TryWord(ExpressionWords.Connection);
        _cursor.TryLetter('(');
        IReadOnlyList<PathNode>? nodes = ReadNodes(most: 2);
        return nodes is not null
            && _cursor.Expect(')', "')'", "a Connection stands alone in its function; close the function after it")
            ? nodes
            : null;
    }

    private IReadOnlyList<PathNode>? ReadNodes(int most)
    {
        List<PathNode> nodes = [];
        List<int> starts = [];
        do
        {
            _cursor.Next();
            starts.Add(_cursor.Position);
            if (_nodes.Read() is not PathNode node)
            {
                return null;
            }

            nodes.Add(node);
        }
        while (_cursor.TryLetter(','));

        int end = _cursor.Position;
        bool isClosed = nodes.Count < FewestNodes
            ? _cursor.Expect(')', "','", "separate the nodes of a path with a comma")
            : _cursor.Expect(')', "',' or ')'", "close the path, or separate its nodes");
        if (!isClosed)
        {
            return null;
        }

        return AreAllowed(nodes, starts, end, most) ? nodes : [PathNode.Of("sender"), PathNode.Of("receiver")];
    }

    private bool AreAllowed(List<PathNode> nodes, List<int> starts, int end, int most)
    {
        if (nodes.Count < FewestNodes)
        {
            return Refuse(end, "',' and a second node", "a path has a sender and a receiver; name both");
        }

        if (nodes.Count > most)
        {
            return Refuse(
                starts[most],
                string.Format(CultureInfo.InvariantCulture, "at most {0} nodes", most),
                most == 2 ? "a Connection joins exactly two nodes" : "split the path");
        }

        int[] stars = Enumerable.Range(0, nodes.Count).Where(i => nodes[i].Kind == PathNodeKind.Any).ToArray();
        if (stars.Length > 0 && nodes.Count > 2)
        {
            return Refuse(
                starts[stars[0]], "a component", "'*' stands only in a path of two nodes; name a component");
        }

        return stars.Length <= 1
            || Refuse(starts[stars[1]], "a component", "'*' cannot stand at both ends; name a component");
    }

    private bool Refuse(int index, string expected, string advice)
    {
        _cursor.Refuse(index, expected, ExpressionTokens.Describe(_cursor.Text, index), null, advice);
        return false;
    }
}
