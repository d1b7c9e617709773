using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;
using Xunit;

namespace NetUtil.Tests.Core.Statistics;

public sealed class RateSketchTests
{
    private static readonly double[] s_fractions = [0, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1];

    // Rates over all magnitudes, with zeros and with many that are equal.
    private static readonly Gen<double> s_rate = Gen.OneOf(
        Gen.Double[-30, 30].Select(exponent => Math.Pow(10, exponent)),
        Gen.Double[0, 1e9],
        Gen.Const(0d),
        Gen.Int[1, 5].Select(step => step * 1e6),
        Gen.OneOf(
            Gen.Const(double.Epsilon),
            Gen.Const(double.MaxValue),
            Gen.Const(double.PositiveInfinity),
            Gen.Const(1d)));

    [Fact]
    public void A_percentile_is_within_one_percent_of_the_exact_one() =>
        s_rate.List[1, 300].Sample(rates => AssertNear(rates, SketchOf(rates)));

    [Fact]
    public void Merged_sketches_are_the_sketch_of_all_rates_whatever_the_order() =>
        Gen.Select(s_rate.List[0, 40].List[1, 8], Gen.Int[0, 7]).Sample((parts, turn) =>
        {
            RateSketch merged = new();
            for (int i = 0; i < parts.Count; i++)
            {
                merged.Merge(SketchOf(parts[(i + turn) % parts.Count]));
            }

            double[] all = [.. parts.SelectMany(part => part)];
            RateSketch whole = SketchOf(all);
            Assert.Equal(whole.Bins, merged.Bins);
            Assert.Equal(
                (whole.Count, whole.ZeroCount, whole.Least, whole.Most),
                (merged.Count, merged.ZeroCount, merged.Least, merged.Most));
            Assert.Equal(all.Length, merged.Count);
            if (all.Length > 0)
            {
                AssertNear(all, merged);
            }
        });

    [Fact]
    public void Percentiles_of_recorded_traffic_are_within_one_percent_by_the_hour_day_and_month()
    {
        IReadOnlyList<IReadOnlyList<double>> machines = Recording.SentBitsPerSecond();
        foreach (IReadOnlyList<double> rates in machines)
        {
            foreach (int length in new[] { 12, 288, int.MaxValue })
            {
                AssertNear(rates.Take(length), SketchOf(rates.Take(length)));
            }
        }
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(0.5, 30)] // position 1 + 2 * 0.5 = 2
    [InlineData(1, 50)]
    public void Rates_that_are_all_alike_or_at_an_end_come_back_exactly(double fraction, double expected)
    {
        Assert.Equal(30, SketchOf([30, 30, 30]).Percentile(fraction));
        Assert.Equal(expected, SketchOf([10, 30, 50]).Percentile(fraction), expected * 0.01);
        Assert.Equal(fraction == 0 ? 10 : 50, SketchOf([10, 50]).Percentile(fraction == 0 ? 0 : 1));
    }

    [Fact]
    public void A_percentile_between_two_rates_is_interpolated() =>

        // position 1 + 1 * 0.25 = 1.25: 100 + 0.25 * (500 - 100)
        Assert.Equal(200, SketchOf([500, 100]).Percentile(0.25), 200 * 0.01);

    [Fact]
    public void Rates_from_one_bit_to_one_terabit_take_as_few_bins_as_stated()
    {
        RateSketch sketch = new();
        for (double rate = 1; rate <= 1e12; rate *= 1.001)
        {
            sketch.Add(rate);
        }

        Assert.Equal(1383, sketch.Bins.Count);
    }

    [Fact]
    public void What_is_no_rate_is_refused()
    {
        RateSketch sketch = new();

        Assert.Throws<ArgumentOutOfRangeException>(() => sketch.Add(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => sketch.Add(double.NaN));
        Assert.Throws<InvalidOperationException>(() => sketch.Percentile(0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => SketchOf([1]).Percentile(1.1));
        Assert.Equal(0, sketch.Count);
        Assert.Equal(double.NaN, sketch.Most);
    }

    private static RateSketch SketchOf(IEnumerable<double> rates)
    {
        RateSketch sketch = new();
        foreach (double rate in rates)
        {
            sketch.Add(rate);
        }

        return sketch;
    }

    private static void AssertNear(IEnumerable<double> rates, RateSketch sketch)
    {
        double[] finite = [.. rates.Select(rate => Math.Min(rate, double.MaxValue))];
        foreach (double fraction in s_fractions)
        {
            double exact = Reduction.PercentileOf(finite, fraction);

            // Room for the rounding of logarithms; the smallest numbers have few digits.
            double error = (exact * RateSketch.RelativeError * (1 + 1e-9)) + double.Epsilon;
            Assert.InRange(sketch.Percentile(fraction), exact - error, exact + error);
        }
    }
}
