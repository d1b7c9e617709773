using System.Management.Automation;

namespace NetUtil.Tests.HelpPages;

/// <summary>A command with every kind of parameter that a page may describe; it does nothing.</summary>
[Cmdlet(VerbsCommon.Get, "HelpSample", DefaultParameterSetName = "Name", SupportsShouldProcess = true)]
public sealed class GetHelpSampleCommand : PSCmdlet
{
    /// <summary>A list of patterns, in the default set.</summary>
    [Parameter(Position = 0, ParameterSetName = "Name", ValueFromPipeline = true)]
    [SupportsWildcards]
    [Alias("VM", "Machine")]
    public string[] Name { get; set; } = [];

    /// <summary>Mandatory in the other set.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Id", ValueFromPipelineByPropertyName = true)]
    public int Id { get; set; }

    /// <summary>In all sets, with a default.</summary>
    [Parameter]
    public double? LoadFraction { get; set; } = 0.5;

    /// <summary>A switch.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }
}
