using System;
using System.Management.Automation;
using System.Threading;

namespace NetUtil.Bases;

/// <summary>What every command shares: it can be stopped, reports progress sparingly, and frees what it holds.
/// All members are for the pipeline's thread.</summary>
public abstract class NetUtilCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ProgressPace _pace = new();

    /// <summary>Cancelled when the user stops the pipeline. Goes into every call of the core.</summary>
    protected CancellationToken StopToken => _stop.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Frees what the command holds. An override calls the base.</summary>
    /// <param name="disposing">True: PowerShell is done with the command.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop.Dispose();
        }
    }

    /// <summary>Reports progress, at most five times a second; what comes too early is dropped.</summary>
    /// <param name="activity">What is done, the same text for all reports of it.</param>
    /// <param name="status">What is done just now.</param>
    /// <param name="doneFraction">How much is done, 0 to 1; NaN where nobody knows.</param>
    protected void ReportProgress(string activity, string status, double doneFraction)
    {
        if (_pace.IsDue())
        {
            int percent = double.IsNaN(doneFraction) ? -1 : (int)(Math.Min(1, Math.Max(0, doneFraction)) * 100);
            WriteProgress(new ProgressRecord(0, activity, status) { PercentComplete = percent });
        }
    }

    /// <summary>Ends the report of an activity, so that nothing of it stays on the screen.</summary>
    /// <param name="activity">The text that it was reported with.</param>
    protected void CompleteProgress(string activity) =>
        WriteProgress(new ProgressRecord(0, activity, " ") { RecordType = ProgressRecordType.Completed });

    /// <summary>Does something of which the next record does not depend: its failure becomes an error, and the
    /// command goes on.</summary>
    /// <typeparam name="TException">The one kind of exception that is expected.</typeparam>
    /// <param name="action">What to do.</param>
    /// <param name="errorOf">Makes the error of the exception.</param>
    /// <returns>Whether it was done.</returns>
    protected bool Attempt<TException>(Action action, Func<TException, ErrorRecord> errorOf)
        where TException : Exception
    {
        try
        {
            action();
            return true;
        }
        catch (TException failure)
        {
            WriteError(errorOf(failure));
            return false;
        }
    }

    /// <summary>Gets something without which the command can do nothing: its failure ends the command.</summary>
    /// <typeparam name="TException">The one kind of exception that is expected.</typeparam>
    /// <typeparam name="TResult">What is got.</typeparam>
    /// <param name="source">Gets it.</param>
    /// <param name="errorOf">Makes the error of the exception.</param>
    protected TResult Demand<TException, TResult>(Func<TResult> source, Func<TException, ErrorRecord> errorOf)
        where TException : Exception
    {
        try
        {
            return source();
        }
        catch (TException failure)
        {
            ThrowTerminatingError(errorOf(failure));
            throw;
        }
    }
}
