using System;
using System.Collections.Generic;
using System.IO;
using NetUtil.Core.State;
using Xunit;

namespace NetUtil.Tests.Core.State;

public sealed class StoreLocationTests
{
    private static readonly string s_root = Path.GetPathRoot(Path.GetTempPath())!;
    private static readonly string s_machine = Path.Combine(s_root, "machine");
    private static readonly string s_user = Path.Combine(s_root, "user");
    private static readonly string s_machineStore = Path.Combine(s_machine, "NetUtil");
    private static readonly string s_userStore = Path.Combine(s_user, "NetUtil");

    [Fact]
    public void Find_takes_the_named_folder_before_all_others_and_makes_it_absolute()
    {
        FakeEnvironment environment = new() { Variable = "elsewhere", Writable = { s_machineStore, s_userStore } };

        StoreLocation found = StoreLocation.Find("here", environment);

        Assert.Equal(Path.Combine(s_root, "current", "here"), found.Folder);
        Assert.Equal(StoreOrigin.Named, found.Origin);
        Assert.Null(found.Warning);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Find_takes_the_variable_where_nothing_is_named(string? named)
    {
        FakeEnvironment environment = new() { Variable = "elsewhere", Writable = { s_machineStore } };

        StoreLocation found = StoreLocation.Find(named, environment);

        Assert.Equal(Path.Combine(s_root, "current", "elsewhere"), found.Folder);
        Assert.Equal(StoreOrigin.Variable, found.Origin);
        Assert.Null(found.Warning);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Find_takes_the_machines_folder_where_the_variable_is_empty(string? variable)
    {
        FakeEnvironment environment = new() { Variable = variable, Writable = { s_machineStore, s_userStore } };

        StoreLocation found = StoreLocation.Find(null, environment);

        Assert.Equal(s_machineStore, found.Folder);
        Assert.Equal(StoreOrigin.Machine, found.Origin);
        Assert.Null(found.Warning);
    }

    [Fact]
    public void Find_takes_the_users_folder_with_a_warning_where_the_machines_cannot_be_written()
    {
        FakeEnvironment environment = new() { Writable = { s_userStore } };

        StoreLocation found = StoreLocation.Find(null, environment);

        Assert.Equal(s_userStore, found.Folder);
        Assert.Equal(StoreOrigin.User, found.Origin);
        Assert.Equal(
            $"The machine's folder '{s_machineStore}' cannot be written, so the state lies in '{s_userStore}', "
                + "where only this user sees it.",
            found.Warning);
    }

    [Fact]
    public void Find_says_so_where_the_machine_has_no_folder()
    {
        FakeEnvironment environment = new() { MachineFolder = "", Writable = { s_userStore } };

        StoreLocation found = StoreLocation.Find(null, environment);

        Assert.Equal(s_userStore, found.Folder);
        Assert.Equal(
            $"This machine has no folder for application data, so the state lies in '{s_userStore}', "
                + "where only this user sees it.",
            found.Warning);
    }

    [Fact]
    public void Find_names_both_folders_and_the_way_out_where_neither_can_be_written()
    {
        FakeEnvironment environment = new();

        StoreException failure = Assert.Throws<StoreException>(() => StoreLocation.Find(null, environment));

        Assert.Equal(StoreProblem.Denied, failure.Problem);
        Assert.Equal(s_machineStore, failure.Path);
        Assert.Equal(
            $"The state can be kept neither in '{s_machineStore}' nor in '{s_userStore}'. "
                + "Name a folder that can be written with -Store or in the environment variable NETUTIL_STORE.",
            failure.Message);
        Assert.EndsWith(failure.Advice, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_does_not_ask_whether_a_named_folder_can_be_written()
    {
        FakeEnvironment environment = new();

        StoreLocation.Find("here", environment);

        Assert.Empty(environment.Asked);
    }

    private sealed class FakeEnvironment : IStoreEnvironment
    {
        public string MachineFolder { get; init; } = s_machine;

        public string UserFolder { get; init; } = s_user;

        public string? Variable { get; init; }

        public HashSet<string> Writable { get; } = [];

        public List<string> Asked { get; } = [];

        public string? ReadVariable(string name) => name == "NETUTIL_STORE" ? Variable : null;

        public string FullPath(string path) => Path.Combine(s_root, "current", path);

        public bool CanWrite(string folder)
        {
            Asked.Add(folder);
            return Writable.Contains(folder);
        }
    }
}
