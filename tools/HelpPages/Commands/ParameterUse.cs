using System.Management.Automation;

namespace NetUtil.HelpPages.Commands;

/// <summary>How a parameter is used in one set.</summary>
/// <param name="IsMandatory">Whether it must be given.</param>
/// <param name="Position">Its position from 0, or null where it is only named.</param>
/// <param name="Pipeline">What the pipeline binds, as help says it: <c>false</c>, <c>True (ByValue)</c> …</param>
internal sealed record ParameterUse(bool IsMandatory, int? Position, string Pipeline)
{
    /// <summary>Reads one use.</summary>
    /// <param name="set">What the engine knows of it.</param>
    internal static ParameterUse Of(ParameterSetMetadata set) =>
        new(
            set.IsMandatory,
            set.Position == int.MinValue ? null : set.Position,
            (set.ValueFromPipeline, set.ValueFromPipelineByPropertyName) switch
            {
                (true, true) => "True (ByValue, ByPropertyName)",
                (true, false) => "True (ByValue)",
                (false, true) => "True (ByPropertyName)",
                (false, false) => "False",
            });
}
