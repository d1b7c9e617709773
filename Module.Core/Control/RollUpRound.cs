using System;
using System.Threading;
using NetUtil.Core.Internals;
using NetUtil.Core.State;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Control;

/// <summary>Rolls up some of what is old enough whenever samples were added, so that no call takes long and
/// what has gathered still goes.</summary>
public static class RollUpRound
{
    /// <summary>Rolls up four times as many samples, minutes and hours as were added, and 20 000 more.</summary>
    /// <param name="store">The store; its settings say what is old.</param>
    /// <param name="fabricId">The fabric.</param>
    /// <param name="now">The fabric's time.</param>
    /// <param name="added">How many samples were added; at least 0.</param>
    /// <param name="stopToken">Ends the work between two steps.</param>
    /// <returns>What was done; nothing where another process holds the store, since the next call goes
    /// on.</returns>
    /// <exception cref="StoreException">The store fails.</exception>
    public static RollUpResult Run(
        IStateStore store, string fabricId, DateTimeOffset now, long added, CancellationToken stopToken)
    {
        try
        {
            return Guard.NotNull(store, nameof(store)).Statistics.RollUp(
                fabricId, now, RetentionSettings.Read(store.Settings), 20_000 + (4 * added), stopToken);
        }
        catch (StoreException failure) when (failure.Problem == StoreProblem.Locked)
        {
            return default;
        }
    }
}
