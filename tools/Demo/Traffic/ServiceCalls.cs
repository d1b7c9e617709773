namespace NetUtil.Demo.Traffic;

/// <summary>How often one service calls another. Immutable, compared by value.</summary>
/// <param name="Caller">The service that calls, or <see cref="Users"/>.</param>
/// <param name="Callee">The service that is called.</param>
/// <param name="PerMinute">Calls a minute on average; above 0.</param>
internal sealed record ServiceCalls(string Caller, string Callee, double PerMinute)
{
    /// <summary>The caller's name where people call from outside.</summary>
    internal const string Users = "users";
}
