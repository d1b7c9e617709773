using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Planning;
using NetUtil.Core.State;
using NetUtil.Storage;
using Xunit;

namespace NetUtil.Tests.Storage;

public sealed class PolicyStoreTests : IDisposable
{
    private const string Name = "rebalance.policy";

    private static readonly string[] s_windows =
        ["daily 22:00-06:00 UTC", "Mon-Fri 18:30-24:00 UTC", "Sat,Sun 00:00-24:00 UTC"];

    private readonly TemporaryFolder _folder = new();
    private readonly IStateStore _store;

    public PolicyStoreTests() => _store = new StorageEntry().OpenStore(_folder.FullName, StoreAccess.Write);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_store_without_one_has_the_default_and_reading_makes_nothing()
    {
        using TemporaryFolder empty = new();
        using IStateStore store = new StorageEntry().OpenStore(empty.FullName, StoreAccess.Read);
        Assert.Equal(Flat(RebalancePolicy.Default), Flat(store.Policy.Read()));
        Assert.Empty(System.IO.Directory.GetFiles(empty.FullName));
        _store.Policy.Change(policy => policy);
        Assert.Equal("{\n  \"version\": 1\n}", _store.Settings.Read(Name)!.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void What_is_set_is_read_by_everyone_until_it_is_changed_or_taken_back()
    {
        using IStateStore other = new StorageEntry().OpenStore(_folder.FullName, StoreAccess.Read);
        _store.Policy.Change(policy => policy with { MaximumMigrations = 3 });
        _store.Policy.Change(policy => policy with { Excluded = ["web-*"] });
        RebalancePolicy read = other.Policy.Read();
        Assert.Equal(3, read.MaximumMigrations);
        Assert.Equal(["web-*"], read.Excluded);
        _store.Policy.Reset();
        Assert.Equal(5, other.Policy.Read().MaximumMigrations);
    }

    [Fact]
    public void Any_policy_reads_back_the_same()
    {
        Random random = new(7);
        for (int i = 0; i < 100; i++)
        {
            RebalancePolicy policy = AnyPolicy(random);
            _store.Policy.Change(_ => policy);
            string text = _store.Settings.Read(Name)!;
            Assert.Equal(Flat(policy), Flat(_store.Policy.Read()));
            _store.Policy.Change(read => read);
            Assert.Equal(text, _store.Settings.Read(Name));
        }
    }

    [Fact]
    public void A_change_that_fails_leaves_the_policy_as_it_was()
    {
        _store.Policy.Change(policy => policy with { MaximumMigrations = 3 });
        Assert.Throws<ArgumentOutOfRangeException>(
            () => _store.Policy.Change(policy => policy with { MaximumMigrations = -1 }));
        Assert.Equal(3, _store.Policy.Read().MaximumMigrations);
    }

    [Fact]
    public void One_of_a_newer_version_is_refused_and_stays()
    {
        const string Newer = """{ "version": 2, "somethingNew": true }""";
        _store.Settings.Put(Name, Newer);
        foreach (Action use in new Action[]
        {
            () => _store.Policy.Read(), () => _store.Policy.Change(policy => policy), _store.Policy.Reset,
        })
        {
            StoreException failure = Assert.Throws<StoreException>(use);
            Assert.Equal(StoreProblem.NewerVersion, failure.Problem);
            Assert.Contains(
                "was written by a newer version of NetUtil: its format is 2, this version knows 1.",
                failure.Message,
                StringComparison.Ordinal);
        }

        Assert.Equal(Newer, _store.Settings.Read(Name));
    }

    [Theory]
    [InlineData("{\"version\":1,\"maximumMove\":3}", "Line 1, column 14 ($.maximumMove): expected a known property")]
    [InlineData("{\"version\":1,\n \"maximumMoves\":-1}", "Line 2, column 17 ($.maximumMoves): expected a whole number")]
    [InlineData("{\"version\":1,\"rules\":[{\"mayMove\":false}]}", "expected an application or a VM, found neither")]
    [InlineData("{\"version\":1,\"windows\":[\"at night\"]}", "'at night' is no window")]
    [InlineData("{\"version\":1,\"windows\":[\"Mon 08:00-09:00 Nowhere/At all\"]}", "knows no time zone 'Nowhere/At all'")]
    [InlineData("{\"version\":1,\"rules\":[{\"vm\":\"a\"},{\"vm\":\"A\"}]}", "expected a name once, found VM 'A' again")]
    [InlineData("{}", "expected a property 'version', found none")]
    [InlineData("nothing", "expected JSON")]
    public void One_that_cannot_be_read_is_refused_with_the_place_and_can_be_taken_out(string text, string message)
    {
        _store.Settings.Put(Name, text);
        StoreException failure = Assert.Throws<StoreException>(() => _store.Policy.Read());
        Assert.Equal(StoreProblem.Unreadable, failure.Problem);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.Contains("Set-NetworkRebalancePolicy -Reset", failure.Advice, StringComparison.Ordinal);
        Assert.Throws<StoreException>(() => _store.Policy.Change(policy => policy));
        _store.Policy.Reset();
        Assert.Equal(5, _store.Policy.Read().MaximumMigrations);
    }

    private static string Flat(RebalancePolicy policy) => string.Join('\n',
    [
        .. typeof(RebalancePolicy).GetProperties()
            .Where(property => property.Name is not (nameof(RebalancePolicy.Overrides) or "Default" or "Found"))
            .Select(property => property.Name + "=" + Flat(property.GetValue(policy))),
        .. policy.Overrides.Select(rule => string.Join(',', typeof(PolicyOverride).GetProperties()
            .Select(property => property.Name + "=" + Flat(property.GetValue(rule))))),
    ]);

    private static string Flat(object? value) => value is System.Collections.IEnumerable list and not string
        ? "[" + string.Join('|', list.Cast<object>()) + "]"
        : FormattableString.Invariant($"{value ?? "null"}");

    private static RebalancePolicy AnyPolicy(Random random) => new()
    {
        Excluded = Names(random),
        ExcludedHosts = Names(random),
        ExcludedApplications = Names(random),
        Protected = Names(random),
        Unprotected = Names(random),
        LowerableBelowHistory = Names(random),
        MaximumLowered = random.Next(20),
        MaximumMigrations = random.Next(20),
        MigrationsAtOnce = random.Next(1, 9),
        HysteresisFraction = random.NextDouble(),
        BreachEvaluations = random.Next(1, 1001),
        FloorBitsPerSecond = Some(random, () => random.NextDouble() * 1e9) ?? 0,
        MaximumPlanAge = TimeSpan.FromTicks(random.NextInt64(1, TimeSpan.TicksPerDay * 31)),
        CoolDown = TimeSpan.FromTicks(random.NextInt64(TimeSpan.TicksPerDay * 31)),
        MayMigrate = random.Next(2) == 0,
        MayChangeBandwidth = random.Next(2) == 0,
        MayMigrateForRisk = random.Next(2) == 0,
        Windows = Windows(random),
        Overrides = [.. Enumerable.Range(0, random.Next(4)).Select(i => AnyRule(random, i))],
    };

    private static PolicyOverride AnyRule(Random random, int number)
    {
        PolicyScope scope = random.Next(2) == 0 ? PolicyScope.Application : PolicyScope.VirtualMachine;
        return new PolicyOverride(scope, $"näme \"{number}\" *")
        {
            BreachEvaluations = scope == PolicyScope.Application ? Some(random, () => random.Next(1, 9)) : null,
            FloorBitsPerSecond = Some(random, () => random.NextDouble() * 1e9),
            CoolDown = Some(random, () => TimeSpan.FromSeconds(random.Next(100_000))),
            MayMigrate = Some(random, () => random.Next(2) == 0),
            MayChangeBandwidth = Some(random, () => random.Next(2) == 0),
            MayMigrateForRisk = Some(random, () => random.Next(2) == 0),
            Windows = random.Next(2) == 0 ? null : Windows(random),
        };
    }

    private static T? Some<T>(Random random, Func<T> value)
        where T : struct => random.Next(2) == 0 ? null : value();

    private static string[] Names(Random random) =>
        [.. Enumerable.Range(0, random.Next(3)).Select(i => $"vm-{random.Next(99)}-{(i == 0 ? "*" : "\\ü'")}")];

    private static ChangeWindow[] Windows(Random random) =>
    [
        .. s_windows
            .Where(_ => random.Next(2) == 0)
            .Select(text => ChangeWindowText.Read(text, TimeZoneInfo.Utc, out string? _)!),
    ];
}
