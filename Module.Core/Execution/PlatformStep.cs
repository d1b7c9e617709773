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
    private readonly RunStep _step;

    public PlatformStep(IFabricProvider provider, RunStep step)
    {
        _provider = provider;
        _step = step;
    }

    private Adaptation Adaptation => _step.Adaptation;

    /// <summary>Gives the step to the platform and waits until it has ended, again where the platform calls a
    /// failure one that may pass.</summary>
    /// <param name="options">Tries and patience.</param>
    /// <param name="stopToken">Ends the waiting; what the platform is at goes on.</param>
    /// <returns>Done, Failed, or Running where patience ran out.</returns>
    /// <exception cref="FabricException">The platform gives no answer, not even about what became of the step.
    /// </exception>
    public AdaptationOutcome CarryOut(RunOptions options, CancellationToken stopToken)
    {
        TimeSpan delay = options.RetryDelay;
        for (int number = 1; ; number++)
        {
            AdaptationOutcome outcome = Try(number, options, stopToken);
            if (outcome.State != AdaptationState.Failed || !outcome.IsTransient || number >= options.Tries)
            {
                return outcome;
            }

            _provider.Clock.Wait(delay, stopToken);
            delay += delay;
        }
    }

    /// <summary>Gives one try of the step to the platform, and does not wait for its end.</summary>
    /// <param name="number">The try, from 1.</param>
    /// <param name="options">Patience where the platform gives no answer.</param>
    /// <param name="stopToken">Ends the waiting for an answer.</param>
    /// <returns>Running, or how it ended at once.</returns>
    /// <exception cref="FabricException">The platform gives no answer, not even about what became of the step.
    /// </exception>
    public AdaptationOutcome Start(int number, RunOptions options, CancellationToken stopToken)
    {
        AdaptationOutcome told;
        try
        {
            told = _provider.Start(Adaptation, IdOf(number), CancellationToken.None);
        }
        catch (FabricException failure)
        {
            told = Lost(failure, number, options, stopToken);
        }

        return Seen(told, stopToken);
    }

    /// <summary>Asks the platform what became of one try.</summary>
    /// <param name="number">The try, from 1.</param>
    /// <param name="stopToken">Ends the search.</param>
    /// <exception cref="FabricException">The platform gives no answer.</exception>
    public AdaptationOutcome Find(int number, CancellationToken stopToken) =>
        Seen(_provider.FindStep(IdOf(number), stopToken), stopToken);

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

        return Seen(last, stopToken);
    }

    /// <summary>Waits until the platform is no longer at the step.</summary>
    /// <param name="find">Asks what became of it.</param>
    /// <param name="options">Patience.</param>
    /// <param name="stopToken">Ends the waiting.</param>
    /// <returns>What became of it; Running where patience ran out.</returns>
    public AdaptationOutcome Await(
        Func<AdaptationOutcome> find, RunOptions options, CancellationToken stopToken)
    {
        DateTimeOffset until = _provider.Clock.Now + options.PatienceFor(Adaptation);
        AdaptationOutcome outcome = find();
        while (outcome.State == AdaptationState.Running && _provider.Clock.Now < until)
        {
            _provider.Clock.Wait(options.RetryDelay, stopToken);
            outcome = find();
        }

        return outcome;
    }

    private string IdOf(int number) => number == 1
        ? _step.StepId
        : string.Format(CultureInfo.InvariantCulture, "{0}#{1}", _step.StepId, number);

    private AdaptationOutcome Seen(AdaptationOutcome told, CancellationToken stopToken) =>
        MoveOutcome.Of(Adaptation, told, () => _provider.ReadInventory(stopToken));

    private AdaptationOutcome Try(int number, RunOptions options, CancellationToken stopToken)
    {
        AdaptationOutcome outcome;
        try
        {
            outcome = _provider.CarryOut(Adaptation, IdOf(number), CancellationToken.None);
        }
        catch (FabricException failure)
        {
            outcome = Lost(failure, number, options, stopToken);
        }

        return outcome.State == AdaptationState.Running
            ? Await(() => _provider.FindStep(IdOf(number), stopToken), options, stopToken)
            : outcome;
    }

    private AdaptationOutcome Lost(
        FabricException failure, int number, RunOptions options, CancellationToken stopToken)
    {
        AdaptationOutcome found = FindDespiteFailures(number, options, stopToken);
        return found.State == AdaptationState.NotStarted
            ? new AdaptationOutcome(AdaptationState.Failed, failure.Message)
            : found;
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
