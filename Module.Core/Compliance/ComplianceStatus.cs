namespace NetUtil.Core.Compliance;

/// <summary>The verdict on a requirement.</summary>
public enum ComplianceStatus
{
    /// <summary>It holds, or would hold if the application asked for it.</summary>
    Met,

    /// <summary>It holds now, and the forecast breaks it within its horizon.</summary>
    AtRisk,

    /// <summary>It does not hold.</summary>
    Violated,

    /// <summary>The data does not decide it.</summary>
    Unknown,
}
