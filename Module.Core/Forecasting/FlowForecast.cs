namespace NetUtil.Core.Forecasting;

/// <summary>A flow now and then, as its ends' meters tell it; null where they do not. Rates in bit/s.</summary>
/// <param name="ArrivedNow">What arrives now.</param>
/// <param name="Arrived">What arrives then.</param>
/// <param name="ArrivedChange">The change, before it is kept from falling below 0.</param>
/// <param name="OfferedNow">What is offered now.</param>
/// <param name="Offered">What is offered then.</param>
/// <param name="OfferedChange">The change, before it is kept from falling below 0.</param>
internal readonly record struct FlowForecast(
    double? ArrivedNow,
    double? Arrived,
    double ArrivedChange,
    double? OfferedNow,
    double? Offered,
    double OfferedChange)
{
    /// <summary>What of it passes capacities now, as far as known.</summary>
    public double CarriedNow => ArrivedNow ?? OfferedNow ?? 0;

    /// <summary>What of it is to pass capacities then.</summary>
    public double Carried => Arrived ?? Offered ?? 0;

    /// <summary>The change, before it is kept from falling below 0.</summary>
    public double CarriedChange => ArrivedNow is not null ? ArrivedChange : OfferedNow is null ? 0 : OfferedChange;
}
