using System;

namespace NetUtil.Core.Forecasting;

/// <summary>Foresees totals so that they stay the sum of their parts.</summary>
internal static class TotalForecast
{
    /// <summary>Foresees a total: what its known parts become, and the rest that it has beside them.</summary>
    /// <param name="now">The total now. Unit: bit/s.</param>
    /// <param name="partsNow">Its known parts now, added up. Unit: bit/s.</param>
    /// <param name="parts">What they become. Unit: bit/s.</param>
    /// <param name="restChange">The change of the rest. Unit: bit/s; not a number where unknown, which is
    /// none.</param>
    /// <returns>Unit: bit/s; at least 0, and at least the parts where the total is so now: meters that are read
    /// one after the other, and percentiles, may have parts above their total.</returns>
    public static double Of(double now, double partsNow, double parts, double restChange)
    {
        double rest = now - partsNow;
        double then = rest + (double.IsNaN(restChange) ? 0 : restChange);
        return Math.Max(0, parts + Math.Max(Math.Min(rest, 0), then));
    }
}
