namespace NetUtil.Core.Model;

/// <summary>Which figure satisfies a lower bound.</summary>
public enum ComplianceBasis
{
    /// <summary>Observed or achievable: an idle application is not a broken one.</summary>
    Capacity,

    /// <summary>Observed only.</summary>
    Throughput,
}
