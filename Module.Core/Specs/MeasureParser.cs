using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Specs;

/// <summary>Reads measures such as "Min(Average(Tier1App), *)".</summary>
/// <remarks>A word is a function where a parenthesis follows it and a component elsewhere, so no name is reserved.
/// What has the right shape and a wrong meaning is noted and read on with a stand-in, which never leaves the parser
/// because a problem is noted.</remarks>
internal sealed class MeasureParser
{
    /// <summary>The most nodes a path may have; the work to evaluate a path grows with each.</summary>
    public const int MostNodes = 16;

    private const string ExpectedNode = "a component, '*' or a reduced component";
    private const string NodeAdvice = "write a component, '*' or a reduced component such as Avg(Name)";

    private static readonly Dictionary<string, string> s_otherWords = new(System.StringComparer.OrdinalIgnoreCase)
    {
        ["Mean"] = "Avg", ["Minimum"] = "Min", ["Maximum"] = "Max", ["Median"] = "P50", ["Total"] = "Sum",
        ["All"] = "Each", ["Every"] = "Each",
    };

    private readonly ExpressionCursor _cursor;

    public MeasureParser(ExpressionCursor cursor) => _cursor = cursor;

    /// <summary>Reads a measure.</summary>
    /// <returns>The measure, or null where its end was not found; then the problem is noted.</returns>
    public Measure? Read()
    {
        const string Expected = "a function";
        const string Advice = "write a function and a path, such as Min(Sender, Receiver)";
        string word = _cursor.PeekName();
        int start = _cursor.Position;
        if (word.Length == 0 || !ExpressionTokens.IsCall(_cursor.Text, start + word.Length))
        {
            string? meant = word.Length == 0 ? null : NearestName.Of(word, ExpressionWords.Functions);
            _cursor.Refuse(Expected, Advice, meant);
            return null;
        }

        Reduction outer = ReductionOf(word, start);
        _cursor.Position = start + word.Length;
        _cursor.TryLetter('(');
        bool isConnection = ExpressionTokens.IsWord(_cursor.PeekName(), ExpressionWords.Connection)
            && ExpressionTokens.IsCall(_cursor.Text, _cursor.Position + ExpressionWords.Connection.Length);
        IReadOnlyList<PathNode>? nodes = isConnection ? ReadConnection() : ReadNodes(2, MostNodes);
        return nodes is null ? null : new Measure(outer, nodes, isConnection);
    }

    private IReadOnlyList<PathNode>? ReadConnection()
    {
        _cursor.TryWord(ExpressionWords.Connection);
        _cursor.TryLetter('(');
        IReadOnlyList<PathNode>? nodes = ReadNodes(2, 2);
        return nodes is not null
            && _cursor.Expect(')', "')'", "a Connection stands alone in its function; close the function after it")
            ? nodes
            : null;
    }

    private IReadOnlyList<PathNode>? ReadNodes(int fewest, int most)
    {
        List<PathNode> nodes = [];
        List<int> starts = [];
        do
        {
            _cursor.Next();
            starts.Add(_cursor.Position);
            if (ReadNode() is not PathNode node)
            {
                return null;
            }

            nodes.Add(node);
        }
        while (_cursor.TryLetter(','));

        int end = _cursor.Position;
        bool isClosed = _cursor.Expect(
            ')',
            nodes.Count < fewest ? "','" : "',' or ')'",
            nodes.Count < fewest ? "separate the nodes of a path with a comma" : "close the path, or separate its nodes");
        return isClosed ? Checked(nodes, starts, end, fewest, most) : null;
    }

    private IReadOnlyList<PathNode> Checked(
        List<PathNode> nodes, List<int> starts, int end, int fewest, int most)
    {
        PathNode[] standIn = [PathNode.Of("sender"), PathNode.Of("receiver")];
        if (nodes.Count < fewest)
        {
            _cursor.Refuse(
                ExpressionTokens.SkipSpace(_cursor.Text, end), "',' and a second node", "')'", null,
                "a path has a sender and a receiver; name both");
            return standIn;
        }

        if (nodes.Count > most)
        {
            _cursor.Refuse(
                starts[most],
                string.Format(CultureInfo.InvariantCulture, "at most {0} nodes", most),
                ExpressionTokens.Describe(_cursor.Text, starts[most]),
                null,
                most == 2 ? "a Connection joins exactly two nodes" : "split the path");
            return standIn;
        }

        List<int> stars = Enumerable.Range(0, nodes.Count).Where(i => nodes[i].Kind == PathNodeKind.Any).ToList();
        if (stars.Count > 0 && nodes.Count > 2)
        {
            _cursor.Refuse(
                starts[stars[0]], "a component", "'*'", null, "'*' stands only in a path of two nodes; name a component");
            return standIn;
        }

        if (stars.Count > 1)
        {
            _cursor.Refuse(
                starts[stars[1]], "a component", "'*'", null, "'*' cannot stand at both ends; name a component");
            return standIn;
        }

        return nodes;
    }

    private PathNode? ReadNode()
    {
        if (_cursor.TryLetter('*'))
        {
            return PathNode.Any;
        }

        string word = _cursor.PeekName();
        int start = _cursor.Position;
        if (word.Length == 0 || !ExpressionTokens.IsCall(_cursor.Text, start + word.Length))
        {
            return ReadComponent(ExpectedNode, NodeAdvice) is string plain ? PathNode.Of(plain) : null;
        }

        if (ExpressionTokens.IsWord(word, ExpressionWords.Connection))
        {
            _cursor.Refuse(ExpectedNode, "a Connection stands alone in its function, as in Sum(Connection(A, B))");
            return null;
        }

        Reduction reduction = ReductionOf(word, start);
        if (reduction.Kind == ReductionKind.Each)
        {
            _cursor.Refuse(
                "a reduction", "'Each' stands only as the outer function; write Min, Max, Avg, Sum or a percentile");
            reduction = Reduction.Min;
        }

        _cursor.Position = start + word.Length;
        _cursor.TryLetter('(');
        string? component = ReadReducedComponent();
        return component is not null
            && _cursor.Expect(')', "')'", "a reduced node holds one component; close it after the name")
            ? PathNode.Reduced(reduction, component)
            : null;
    }

    private string? ReadReducedComponent()
    {
        const string Advice = "a reduced node holds one component; name it";
        string word = _cursor.PeekName();
        bool isCall = word.Length > 0 && ExpressionTokens.IsCall(_cursor.Text, _cursor.Position + word.Length);
        if (isCall || _cursor.Next() == '*')
        {
            _cursor.Refuse("a component", Advice);
            return null;
        }

        return ReadComponent("a component", Advice);
    }

    private string? ReadComponent(string expected, string advice)
    {
        string name = _cursor.PeekName();
        int start = _cursor.Position;
        if (_cursor.Next() == '"')
        {
            int end = ExpressionTokens.EndOfQuoted(_cursor.Text, start, out bool isClosed);
            name = isClosed ? _cursor.Text.Substring(start + 1, end - start - 2).Replace("\"\"", "\"") : string.Empty;
            if (!isClosed || string.IsNullOrWhiteSpace(name))
            {
                _cursor.Refuse(
                    isClosed ? expected : "a closing '\"' on this line",
                    isClosed ? advice : "close the quoted name");
                return null;
            }

            _cursor.Position = end;
        }
        else if (name.Length == 0)
        {
            _cursor.Refuse(expected, advice);
            return null;
        }
        else
        {
            _cursor.Position += name.Length;
        }

        if (_cursor.Components is HashSet<string> known && !known.Contains(name))
        {
            _cursor.RefuseWord(
                start,
                name,
                "a component of this application",
                known,
                "add it to the components, or name one of them",
                ", or add it to the components");
        }

        return name;
    }

    private Reduction ReductionOf(string word, int start)
    {
        if (ExpressionWords.Reductions.TryGetValue(word, out Reduction? reduction))
        {
            return reduction;
        }

        bool isPercentile = word.Length > 1 && word[0] is 'P' or 'p' && word.Skip(1).All(letter => letter is >= '0' and <= '9');
        if (isPercentile)
        {
            return PercentileOf(word, start);
        }

        const string Advice = "write Each, Min, Max, Avg, Sum or P50 to P99";
        if (ExpressionTokens.IsWord(word, ExpressionWords.Connection))
        {
            _cursor.Refuse(
                start, "a function around Connection", $"'{word}'", null, "write a function around it, such as Sum(Connection(A, B))");
        }
        else if (s_otherWords.TryGetValue(word, out string? meant))
        {
            _cursor.Refuse(start, "a function", ExpressionTokens.InQuotes(word), meant);
        }
        else
        {
            _cursor.RefuseWord(start, word, "a function", ExpressionWords.Functions, Advice);
        }

        return Reduction.Min;
    }

    private Reduction PercentileOf(string word, int start)
    {
        bool isNumber = int.TryParse(
            word.Substring(1), NumberStyles.None, CultureInfo.InvariantCulture, out int percentile);
        if (isNumber && percentile is >= ExpressionWords.SmallestPercentile and <= ExpressionWords.LargestPercentile)
        {
            return Reduction.OfPercentile(percentile);
        }

        string nearest = isNumber && percentile < ExpressionWords.SmallestPercentile ? "P50" : "P99";
        _cursor.Refuse(start, "a percentile from P50 to P99", ExpressionTokens.InQuotes(word), nearest);
        return Reduction.Min;
    }
}
