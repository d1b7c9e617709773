using System;
using NetUtil.Core.State;
using NetUtil.Core.Statistics;
using NetUtil.Storage;
using Xunit;

namespace NetUtil.Tests.Storage;

public sealed class SettingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly IStateStore _store;

    public SettingTests() => _store = new StorageEntry().OpenStore(_folder.FullName, StoreAccess.Write);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_setting_is_read_by_everyone_until_it_is_changed_or_taken_back()
    {
        using IStateStore other = new StorageEntry().OpenStore(_folder.FullName, StoreAccess.Read);

        Assert.Null(other.Settings.Read("a"));
        _store.Settings.Put("a", "one");
        _store.Settings.Put("A", "ä '; DROP TABLE settings");
        Assert.Equal("one", other.Settings.Read("a"));
        Assert.Equal("ä '; DROP TABLE settings", other.Settings.Read("A"));
        _store.Settings.Put("a", "");
        Assert.Equal("", other.Settings.Read("a"));
        _store.Settings.Put("a", null);
        Assert.Null(other.Settings.Read("a"));
        Assert.Throws<ArgumentException>(() => _store.Settings.Put(" ", "text"));
    }

    [Fact]
    public void The_retention_is_the_default_until_it_is_set()
    {
        StatisticRetention retention = new(
            TimeSpan.FromHours(36), TimeSpan.FromDays(7.5), TimeSpan.FromDays(60), TimeSpan.FromDays(36_500));
        Assert.Equal(StatisticRetention.Default, RetentionSettings.Read(_store.Settings));

        RetentionSettings.Put(_store.Settings, retention);
        Assert.Equal(retention, RetentionSettings.Read(_store.Settings));

        RetentionSettings.Put(_store.Settings, null);
        Assert.Equal(StatisticRetention.Default, RetentionSettings.Read(_store.Settings));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.00:00:00 2.00:00:00 3.00:00:00")]
    [InlineData("1.00:00:00 2.00:00:00 3.00:00:00 many")]
    [InlineData("4.00:00:00 3.00:00:00 2.00:00:00 1.00:00:00")]
    public void A_retention_that_nobody_can_read_is_the_default(string text)
    {
        _store.Settings.Put(RetentionSettings.Name, text);

        Assert.Equal(StatisticRetention.Default, RetentionSettings.Read(_store.Settings));
    }

    [Theory]
    [InlineData(0.9, 10, 20, 30, "raw")]
    [InlineData(11, 10, 20, 30, "minutes")]
    [InlineData(2, 21, 20, 30, "hours")]
    [InlineData(2, 10, 31, 30, "days")]
    [InlineData(2, 10, 20, 36_501 * 24, "days")]
    public void A_retention_grows_from_samples_to_days(
        double raw, double minutes, double hours, double days, string wrong) => Assert.Equal(
        wrong,
        Assert.Throws<ArgumentOutOfRangeException>(() => new StatisticRetention(
            TimeSpan.FromHours(raw),
            TimeSpan.FromHours(minutes),
            TimeSpan.FromHours(hours),
            TimeSpan.FromHours(days))).ParamName);
}
