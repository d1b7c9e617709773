namespace NetUtil.Core.Model;

/// <summary>What a "when" asks: comparisons joined with and, or, not. Immutable, compared by value. Its text is
/// fully bracketed where brackets are needed to read it back as the same tree.</summary>
public abstract record Condition
{
    private protected Condition()
    {
    }
}
