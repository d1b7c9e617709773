using NetUtil.Core.Model;

namespace NetUtil.Core.Import;

/// <summary>What a name of a file means in the fabric. Immutable.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id; null where the fabric does not have it.</param>
/// <param name="Reason">Why it is not known, in words; blank where it is.</param>
/// <param name="Nearest">The id that may be meant; null for none.</param>
internal readonly record struct SubjectMatch(TrafficKind Kind, string? Id, string Reason, string? Nearest)
{
    /// <summary>For an uplink the member that the name means; null for the whole of it.</summary>
    public string? Member { get; init; }

    /// <summary>A rate above it cannot be. Unit: B/s.</summary>
    public double MaximumBytesPerSecond { get; init; } = DefaultMaximum;

    /// <summary>1 Tbit/s, more than any adapter of a VM carries. Unit: B/s.</summary>
    public const double DefaultMaximum = 1e12 / 8;

    /// <summary>Something that the fabric has.</summary>
    public static SubjectMatch Of(TrafficKind kind, string id) => new(kind, id, string.Empty, null);

    /// <summary>Something that the fabric does not have.</summary>
    public static SubjectMatch None(TrafficKind kind, string reason, string? nearest = null) =>
        new(kind, null, reason, nearest);

    /// <summary>What is reported of it.</summary>
    public UnknownSubject ToUnknown(string name) => new(name, Reason, Nearest);
}
