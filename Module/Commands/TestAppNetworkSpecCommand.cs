using System.Management.Automation;
using NetUtil.Bases;
using NetUtil.Core.Model;
using NetUtil.Core.Specs;
using NetUtil.Outputs;

namespace NetUtil.Commands;

/// <summary>Lists every problem of spec files.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AppNetworkSpec", DefaultParameterSetName = PathSet)]
[OutputType(typeof(SpecProblemRecord), typeof(bool))]
public sealed class TestAppNetworkSpecCommand : SpecFileCmdlet
{
    /// <summary>Gives only true or false for each file.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override void Take(string path, SpecReadResult result)
    {
        if (Quiet)
        {
            WriteObject(result.Spec is not null);
            return;
        }

        if (result.Spec is ApplicationSpec spec)
        {
            WriteVerbose($"'{path}' is a valid spec of '{spec.Name}'.");
        }

        foreach (SpecProblem problem in result.Problems)
        {
            WriteObject(new SpecProblemRecord(path, problem));
        }
    }
}
