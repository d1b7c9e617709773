using System;
using System.Globalization;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Execution;

/// <summary>Another run holds the fabric.</summary>
public sealed class FabricBusyException : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="holder">The run that holds it.</param>
    /// <param name="isOwnerAlive">False where its process is gone, but the platform is still at one of its steps.
    /// </param>
    public FabricBusyException(RunRecord holder, bool isOwnerAlive = true)
        : base(string.Format(
            CultureInfo.CurrentCulture,
            "Fabric '{0}' is held by run {1}, which {2} began at {3:u}. {4}",
            Guard.NotNull(holder, nameof(holder)).FabricId,
            holder.RunId,
            holder.Owner,
            holder.Start,
            isOwnerAlive
                ? "One run at a time changes a fabric."
                : "That process is gone, but the platform is still at a step of it.")) => Holder = holder;

    /// <summary>The run that holds it.</summary>
    public RunRecord Holder { get; }
}
