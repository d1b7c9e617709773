using System.Threading;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;

namespace NetUtil.Core.Execution;

/// <summary>Tries the steps of a run one at a time: each only where what it depends on was done, the policy
/// lets it be tried, and the fabric is still as planned.</summary>
internal sealed class StepTrial
{
    private readonly IFabricProvider _provider;
    private readonly RunLog _log;
    private readonly RunOptions _options;

    public StepTrial(IFabricProvider provider, RunLog log, RunOptions options)
    {
        _provider = provider;
        _log = log;
        _options = options;
    }

    /// <summary>Brings a step to an end: one that is planned, or one that a process left as started.</summary>
    /// <param name="index">Its place in the run.</param>
    /// <param name="stopToken">Ends the waiting; what the platform is at goes on.</param>
    public void Go(int index, CancellationToken stopToken)
    {
        RunStep step = _log.Steps[index];
        PlatformStep onPlatform = new(_provider, step);
        if (step.State == StepState.Started)
        {
            // Another process gave it to the platform, or died just before it did.
            AdaptationOutcome found = onPlatform.Await(() => onPlatform.Find(stopToken), _options, stopToken);
            if (found.State != AdaptationState.NotStarted && !found.IsTransient)
            {
                Put(index, found);
                return;
            }
        }

        if (Obstacle(index, stopToken) is (StepState state, string message))
        {
            _log.Put(index, state, message);
            return;
        }

        _log.Put(index, StepState.Started, "");
        Put(index, onPlatform.CarryOut(_options, stopToken));
    }

    /// <summary>Says why a step is not tried.</summary>
    /// <param name="index">Its place in the run.</param>
    /// <param name="stopToken">Ends the reading of the fabric.</param>
    /// <returns>How the step then stands, and why; null where it is tried.</returns>
    public (StepState State, string Message)? Obstacle(int index, CancellationToken stopToken)
    {
        RunStep step = _log.Steps[index];
        if (StepNeeds.LackOf(_log.Steps, index) is string lack)
        {
            return (StepState.Dropped, lack);
        }

        FabricInventory fabric = _provider.ReadInventory(stopToken);
        if (_options.Forbids(step, _log.Steps, fabric) is string refusal)
        {
            return (StepState.Dropped, refusal);
        }

        return PlanCheck.DifferenceOf(step.Adaptation, step.HostName, fabric)
            is string difference
                ? (StepState.Refused, difference)
                : null;
    }

    /// <summary>Records how the platform says that a step stands.</summary>
    /// <param name="index">Its place in the run.</param>
    /// <param name="outcome">What the platform says.</param>
    public void Put(int index, AdaptationOutcome outcome)
    {
        switch (outcome.State)
        {
            case AdaptationState.Done:
                _log.Put(index, StepState.Done, outcome.Message);
                break;
            case AdaptationState.Running:
                _log.Put(
                    index, StepState.Started, "The platform is still at it, and was not waited for any longer.");
                break;
            default:
                _log.Put(index, StepState.Failed, outcome.Message);
                break;
        }
    }
}
