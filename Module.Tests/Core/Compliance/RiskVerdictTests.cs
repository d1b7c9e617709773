using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;
using NetUtil.Tests.Doubles;
using Xunit;

namespace NetUtil.Tests.Core.Compliance;

/// <summary>a1 on h1 sends 40 Mbit/s to b1 on h2, beside what x1 sends over the same uplink of 100 Mbit/s; 30 are
/// required.</summary>
public sealed class RiskVerdictTests
{
    private static Scene Scene(double other, double own = 40) => new Scene()
        .Host("h1", 100)
        .Host("h2", 1000)
        .Vm("a1", "h1")
        .Vm("x1", "h1")
        .Vm("b1", "h2")
        .Vm("y1", "h2")
        .Flow("a1", "b1", own)
        .Flow("x1", "y1", other);

    private static ITrafficRates Rates(double other, double own = 40) =>
        Scene(other, own).Request().RatesOver(TimeSpan.FromMinutes(5));

    // Where a1 sends nothing, x1's 90 leave 10; where it sends 40, they stay.
    private static TrafficFuture Future(double weight, params bool[] broken) =>
        new(weight, [.. broken.Select(isBroken => isBroken ? Rates(90, 0) : Rates(20))])
        {
            StepEnds = [.. broken.Select((_, i) => TimeSpan.FromMinutes(5 * (i + 1)))],
        };

    private static PathCompliance Verdict(
        FixedForecast forecast, double risk = 0.5, string text = "Each(A, B) >= 30 Mbps")
    {
        Scene scene = Scene(20);
        scene.Forecast = forecast;
        return scene.Requires(text, settings: new SpecificationSettings { Risk = risk }).Verdict();
    }

    [Fact]
    public void Futures_that_break_a_requirement_likely_enough_put_it_at_risk()
    {
        FixedForecast forecast = new(
            Future(0.2, false, false, true), Future(0.4, false, true, false), Future(0.4, false, false, false));
        PathCompliance verdict = Verdict(forecast);

        Assert.Equal(ComplianceStatus.AtRisk, verdict.Status);
        Assert.EndsWith(
            "it holds now, and within 15 min it is broken with a probability of 60%: 2 of 3 courses that the traffic"
            + " took before break it, the first in 10 min, when uplink h1-up of H1 carries 90 Mbit/s of 100 Mbit/s"
            + " outwards",
            verdict.Reason.Replace(" %", "%", StringComparison.Ordinal),
            StringComparison.Ordinal);
        Assert.Equal([(Compliance.Scene.Now, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15))], forecast.Asked);
    }

    [Theory]
    [InlineData(0.6, ComplianceStatus.AtRisk)]
    [InlineData(0.61, ComplianceStatus.Met)]
    public void The_risk_itself_is_enough(double risk, ComplianceStatus status) => Assert.Equal(status, Verdict(
        new FixedForecast(Future(0.3, true), Future(0.3, true), Future(0.4, false)), risk).Status);

    [Fact]
    public void Without_futures_nothing_is_said_of_risk()
    {
        PathCompliance verdict = Verdict(new FixedForecast());
        Assert.Equal(ComplianceStatus.Met, verdict.Status);
        Assert.DoesNotContain("probability", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_risk_of_0_needs_a_future_that_breaks_it() => Assert.Equal(
        ComplianceStatus.Met, Verdict(new FixedForecast(Future(1, false)), risk: 0).Status);

    [Theory]
    [InlineData("Each(A, B) >= 90 Mbps", ComplianceStatus.Violated)]
    [InlineData("when Each(A, B) > 60 Mbps: Each(A, B) >= 30 Mbps", ComplianceStatus.Met)]
    public void What_is_broken_or_not_asked_for_is_not_looked_at(string text, ComplianceStatus status) => Assert.Equal(
        status, Verdict(new FixedForecast(Future(1, true)), text: text).Status);

    [Fact]
    public void An_upper_bound_is_at_risk_by_what_is_observed_then()
    {
        TrafficFuture future = new(1, [Rates(20, 70)]) { StepEnds = [TimeSpan.FromMinutes(5)] };
        PathCompliance verdict = Verdict(new FixedForecast(future), text: "Each(A, B) <= 60 Mbps");
        Assert.Equal(ComplianceStatus.AtRisk, verdict.Status);
        Assert.EndsWith("the first in 5 min, with 70 Mbit/s on a1 -> b1", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Futures_that_cannot_matter_any_more_are_not_looked_at()
    {
        // After 0.6 without a breach the other 0.4 cannot bring 0.5.
        int looked = 0;
        ITrafficRates Counted(ITrafficRates rates)
        {
            looked++;
            return rates;
        }

        TrafficFuture[] futures = [.. new[] { 0.2, 0.3, 0.1, 0.3, 0.1 }.Select(weight =>
            new TrafficFuture(weight, new CountedSteps([Rates(20), Rates(20)], Counted)))];
        Assert.Equal(ComplianceStatus.Met, Verdict(new FixedForecast(futures)).Status);
        Assert.Equal(4, looked);
    }

    private sealed class CountedSteps(ITrafficRates[] steps, Func<ITrafficRates, ITrafficRates> counted)
        : IReadOnlyList<ITrafficRates>
    {
        public int Count => steps.Length;

        public ITrafficRates this[int index] => counted(steps[index]);

        public IEnumerator<ITrafficRates> GetEnumerator() => throw new NotSupportedException();

        IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException();
    }
}
