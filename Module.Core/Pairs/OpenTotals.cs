namespace NetUtil.Core.Pairs;

/// <summary>What is left of an endpoint's totals once its known pairs are taken out. Rates in bit/s, at least 0;
/// infinite where no meter tells. Immutable.</summary>
/// <param name="Sent">At most this arrives, in all, of pairs whose arrival is not known.</param>
/// <param name="SentElsewhere">At most this arrives, in all, of those of which the sender's pair meter tells
/// nothing either.</param>
/// <param name="Left">At most this arrives, in all, of pairs that leave the host.</param>
/// <param name="Received">Just this arrives, in all, of pairs that are not known.</param>
internal sealed record OpenTotals(double Sent, double SentElsewhere, double Left, double Received);
