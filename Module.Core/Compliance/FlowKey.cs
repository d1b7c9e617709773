namespace NetUtil.Core.Compliance;

/// <summary>Traffic from one endpoint to another.</summary>
/// <param name="SourceId">Adapter or external that sends.</param>
/// <param name="TargetId">Adapter or external that receives.</param>
internal readonly record struct FlowKey(string SourceId, string TargetId);
