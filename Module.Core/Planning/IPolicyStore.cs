using System;

namespace NetUtil.Core.Planning;

/// <summary>The policy as it is kept. Safe on any thread.</summary>
public interface IPolicyStore
{
    /// <summary>Reads the policy.</summary>
    /// <returns>What is set; the default where nothing is.</returns>
    RebalancePolicy Read();

    /// <summary>Changes the policy, all or nothing; nobody else changes it in between.</summary>
    /// <param name="change">Makes the new policy of the one that is set.</param>
    /// <returns>The new policy.</returns>
    RebalancePolicy Change(Func<RebalancePolicy, RebalancePolicy> change);

    /// <summary>Takes the policy out, so that the default counts; also one that is damaged.</summary>
    void Reset();
}
