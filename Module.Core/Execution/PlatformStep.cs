using System;
using System.Globalization;
using System.Threading;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;

namespace NetUtil.Core.Execution;

/// <summary>One step of a run as the platform knows it: under the step's id, and under an id of its own for each
/// further try, since a platform keeps the outcome of an id.</summary>
internal sealed class PlatformStep
{
    private readonly IFabricProvider _provider;
    private readonly string _stepId;

    public PlatformStep(IFabricProvider provider, string stepId)
    {
        _provider = provider;
        _stepId = stepId;
    }

    /// <summary>Gives the step to the platform and waits until it has ended, again where the platform calls a
    /// failure one that may pass.</summary>
    /// <param name="adaptation">The change.</param>
    /// <param name="options">Tries and patience.</param>
    /// <param name="stopToken">Ends the waiting; what the platform is at goes on.</param>
    /// <returns>Done, Failed, or Running where patience ran out.</returns>
    /// <exception cref="FabricException">The platform gives no answer, not even about what became of the step.
    /// </exception>
    public AdaptationOutcome CarryOut(Adaptation adaptation, RunOptions options, CancellationToken stopToken)
    {
        TimeSpan delay = options.RetryDelay;
        for (int number = 1; ; number++)
        {
            AdaptationOutcome outcome = Try(adaptation, number, options, stopToken);
            if (outcome.State != AdaptationState.Failed || !outcome.IsTransient || number >= options.Tries)
            {
                return outcome;
            }

            _provider.Clock.Wait(delay, stopToken);
            delay += delay;
        }
    }

    /// <summary>Asks the platform what became of the step; of several tries the last one tells.</summary>
    /// <exception cref="FabricException">The platform gives no answer.</exception>
    public AdaptationOutcome Find(CancellationToken stopToken)
    {
        AdaptationOutcome last = _provider.FindStep(IdOf(1), stopToken);
        for (int number = 2; last.State == AdaptationState.Failed; number++)
        {
            AdaptationOutcome next = _provider.FindStep(IdOf(number), stopToken);
            if (next.State == AdaptationState.NotStarted)
            {
                break;
            }

            last = next;
        }

        return last;
    }

    /// <summary>Waits until the platform is no longer at the step.</summary>
    /// <param name="find">Asks what became of it.</param>
    /// <param name="options">Patience.</param>
    /// <param name="stopToken">Ends the waiting.</param>
    /// <returns>What became of it; Running where patience ran out.</returns>
    public AdaptationOutcome Await(
        Func<AdaptationOutcome> find, RunOptions options, CancellationToken stopToken)
    {
        DateTimeOffset until = _provider.Clock.Now + options.StepPatience;
        AdaptationOutcome outcome = find();
        while (outcome.State == AdaptationState.Running && _provider.Clock.Now < until)
        {
            _provider.Clock.Wait(options.RetryDelay, stopToken);
            outcome = find();
        }

        return outcome;
    }

    private string IdOf(int number) => number == 1
        ? _stepId
        : string.Format(CultureInfo.InvariantCulture, "{0}#{1}", _stepId, number);

    private AdaptationOutcome Try(
        Adaptation adaptation, int number, RunOptions options, CancellationToken stopToken)
    {
        AdaptationOutcome outcome;
        try
        {
            outcome = _provider.CarryOut(adaptation, IdOf(number), CancellationToken.None);
        }
        catch (FabricException failure)
        {
            AdaptationOutcome found = FindDespiteFailures(number, options, stopToken);
            outcome = found.State == AdaptationState.NotStarted
                ? new AdaptationOutcome(AdaptationState.Failed, failure.Message)
                : found;
        }

        return outcome.State == AdaptationState.Running
            ? Await(() => _provider.FindStep(IdOf(number), stopToken), options, stopToken)
            : outcome;
    }

    // An answer was lost, so the next question may find no answer either; without one nobody knows what was done.
    private AdaptationOutcome FindDespiteFailures(int number, RunOptions options, CancellationToken stopToken)
    {
        TimeSpan delay = options.RetryDelay;
        for (int asked = 1; ; asked++)
        {
            try
            {
                return _provider.FindStep(IdOf(number), stopToken);
            }
            catch (FabricException) when (asked < options.Tries)
            {
                _provider.Clock.Wait(delay, stopToken);
                delay += delay;
            }
        }
    }
}
