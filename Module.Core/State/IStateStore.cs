using System;
using NetUtil.Core.Execution;
using NetUtil.Core.Planning;
using NetUtil.Core.Specs;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.State;

/// <summary>Everything NetUtil remembers, in one folder. Several processes may have one store open. Safe on any
/// thread; calls of one store wait for each other.</summary>
/// <remarks>Every member of the parts throws <see cref="StoreException"/> where the store fails.</remarks>
public interface IStateStore : IDisposable
{
    /// <summary>The folder, an absolute path.</summary>
    string Folder { get; }

    /// <summary>Registered specs.</summary>
    ISpecStore Specs { get; }

    /// <summary>Samples and last readings.</summary>
    IStatisticStore Statistics { get; }

    /// <summary>Runs and their steps.</summary>
    IJournal Journal { get; }

    /// <summary>What NetUtil may do, for all fabrics.</summary>
    IPolicyStore Policy { get; }

    /// <summary>Settings, for all fabrics.</summary>
    ISettingStore Settings { get; }

    /// <summary>Deletes the samples, readings and runs of a fabric that is no more, such as a simulation that
    /// starts anew; all or nothing. Specs stay, since they are of no fabric.</summary>
    /// <param name="fabricId">The fabric; one that the store does not know is no mistake.</param>
    /// <exception cref="StoreException">The store fails.</exception>
    void Forget(string fabricId);
}
