using System;
using System.Diagnostics;
using System.Globalization;
using NetUtil.Core.Planning;
using NetUtil.Core.State;
using NetUtil.Storage;
using Xunit;

namespace NetUtil.Tests.Storage;

/// <summary>The policy in a store that several processes use; one of them sets three settings to the same number,
/// again and again.</summary>
public sealed class PolicyProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_process_that_is_killed_while_it_sets_the_policy_loses_nothing_and_leaves_no_half()
    {
        Random random = new(20250106);
        for (int round = 1; round <= 8; round++)
        {
            using Process child = StoreChild.Start("policy", _folder.FullName);
            int told = LastOf(child, random.Next(1, 20));
            child.WaitForExit(random.Next(0, 12));
            child.Kill();
            child.WaitForExit();

            using IStateStore store = new StorageEntry().OpenStore(_folder.FullName, StoreAccess.Read);
            AssertWhole(store.Policy.Read(), told);
        }
    }

    [Fact]
    public void Two_processes_that_set_different_things_at_once_both_do()
    {
        using Process child = StoreChild.Start("policy", _folder.FullName);
        int told = LastOf(child, 1);
        using IStateStore store = new StorageEntry().OpenStore(_folder.FullName, StoreAccess.Write);
        for (int i = 0; i < 30; i++)
        {
            store.Policy.Change(policy => policy with { MigrationsAtOnce = policy.MigrationsAtOnce + 1 });
        }

        told = LastOf(child, 10);
        child.Kill();
        child.WaitForExit();
        Assert.Equal(32, store.Policy.Read().MigrationsAtOnce);
        AssertWhole(store.Policy.Read(), told);
    }

    private static int LastOf(Process child, int lines)
    {
        string line = "";
        for (int i = 0; i < lines; i++)
        {
            line = child.StandardOutput.ReadLine()!;
        }

        return int.Parse(line, CultureInfo.InvariantCulture);
    }

    private static void AssertWhole(RebalancePolicy policy, int atLeast)
    {
        Assert.True(policy.MaximumMigrations >= atLeast);
        Assert.Equal(policy.MaximumMigrations, policy.MaximumLowered);
        Assert.Equal(policy.MaximumMigrations.ToString(CultureInfo.InvariantCulture), policy.Excluded[1]);
    }
}
