namespace NetUtil.Core.Forecasting;

/// <summary>A flow now and then, as its ends' meters tell it; null where they do not. Rates in bit/s.</summary>
/// <param name="ArrivedNow">What arrives now.</param>
/// <param name="Arrived">What arrives then.</param>
/// <param name="ArrivedChange">The change of what arrived, as the past had it.</param>
/// <param name="OfferedNow">What is offered now.</param>
/// <param name="Offered">What is offered then.</param>
/// <param name="OfferedChange">The change of what was offered, as the past had it.</param>
internal readonly record struct FlowForecast(
    double? ArrivedNow,
    double? Arrived,
    double ArrivedChange,
    double? OfferedNow,
    double? Offered,
    double OfferedChange)
{
    /// <summary>The same flow through a port that lets less through.</summary>
    public FlowForecast Limited(double share) => this with { Arrived = Arrived * share, PortShare = share };

    /// <summary>What of it passes capacities now, as far as known.</summary>
    public double CarriedNow => ArrivedNow ?? OfferedNow ?? 0;

    /// <summary>The share of it that its sender's port lets through then.</summary>
    public double PortShare { get; init; } = 1;

    /// <summary>What of it is to pass capacities then.</summary>
    public double Carried => Arrived ?? Asked;

    /// <summary>What of it is asked of capacities then, whether it arrives or not; 0 where nobody
    /// knows.</summary>
    public double Asked => Offered * PortShare ?? 0;

    /// <summary>The change of what passed capacities, as the past had it.</summary>
    public double CarriedChange => ArrivedNow is not null ? ArrivedChange : OfferedNow is null ? 0 : OfferedChange;
}
