using System.Management.Automation;

namespace NetUtil.Tests.Doubles.Vmm.Binding;

/// <summary>What every command of the double does once the engine has bound its parameters: it lets the platform
/// of its session answer.</summary>
public abstract class VendorCmdlet : PSCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string name = MyInvocation.MyCommand.Name;
        if (MyInvocation.MyCommand.Parameters.ContainsKey("WhatIf") && !ShouldProcess(name))
        {
            return;
        }

        VendorCall call = new(
            name,
            ParameterSetName == ParameterAttribute.AllParameterSets ? "" : ParameterSetName,
            MyInvocation.BoundParameters);
        try
        {
            foreach (object answer in VendorModules.PlatformOf(SessionState).Answer(call))
            {
                WriteObject(answer);
            }

            LeaveVariables(call);
        }
        catch (VendorException failure)
        {
            LeaveVariables(call);
            ThrowTerminatingError(new ErrorRecord(
                failure, failure.ErrorId, ErrorCategory.NotSpecified, targetObject: null));
        }
    }

    private void LeaveVariables(VendorCall call)
    {
        foreach ((string name, object value) in call.Variables)
        {
            SessionState.PSVariable.Set(name, value);
        }
    }
}
