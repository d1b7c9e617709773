using System;
using System.IO;
using NetUtil.Core.State;
using Xunit;

namespace NetUtil.Tests.Core.State;

public sealed class OperatingSystemEnvironmentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private OperatingSystemEnvironment Machine => new(_folder.FullName);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void CanWrite_is_true_for_a_folder_that_can_and_leaves_nothing_behind()
    {
        Assert.True(Machine.CanWrite(_folder.FullName));

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public void CanWrite_is_true_for_a_folder_that_can_be_made_and_does_not_make_it()
    {
        Assert.True(Machine.CanWrite(_folder.At("new", "deeper")));

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.FullName));
    }

    [Theory]
    [InlineData("file")]
    [InlineData("file/below")]
    public void CanWrite_is_false_where_a_file_stands_in_the_way(string path)
    {
        File.WriteAllText(_folder.At("file"), "");

        Assert.False(Machine.CanWrite(_folder.At(path.Split('/'))));
    }

    [Fact]
    public void CanWrite_is_false_where_the_system_refuses()
    {
        // Nobody, not even root, makes files there. Other systems have no such place that every account sees.
        if (OperatingSystem.IsLinux())
        {
            Assert.False(Machine.CanWrite("/proc/NetUtil"));
        }
    }

    [Fact]
    public void FullPath_starts_from_the_given_folder()
    {
        Assert.Equal(_folder.At("store"), Machine.FullPath("store"));
        Assert.Equal(_folder.At("store"), Machine.FullPath(Path.Combine("other", "..", "store")));
        Assert.Equal(_folder.At("absolute"), Machine.FullPath(_folder.At("absolute")));
    }

    [Fact]
    public void The_folders_for_application_data_are_absolute_and_differ()
    {
        Assert.True(Path.IsPathFullyQualified(Machine.MachineFolder));
        Assert.NotEqual(Machine.MachineFolder, Machine.UserFolder);
    }

    [Fact]
    public void ReadVariable_tells_an_unset_variable() =>
        Assert.Null(Machine.ReadVariable("NETUTIL_NO_SUCH_VARIABLE"));
}
