namespace NetUtil.Demo.Profiles;

/// <summary>What one service sends and receives, in figures. Immutable, compared by value.</summary>
/// <param name="Service">Its name.</param>
/// <param name="Sent">What it sends.</param>
/// <param name="Received">What it receives.</param>
internal sealed record ServiceProfile(string Service, RateProfile Sent, RateProfile Received);
