using System;
using NetUtil.Core.Import;
using Xunit;

namespace NetUtil.Tests.Core.Import;

public sealed class CounterPathTests
{
    [Theory]
    [InlineData(@"\\HV01\Memory\Available MBytes", "HV01", "Memory", "", "Available MBytes")]
    [InlineData(@"\Memory\Available MBytes", "", "Memory", "", "Available MBytes")]
    [InlineData(@"\\HV01\Processor Information(0,1)\% Idle Time", "HV01", "Processor Information",
        "0,1", "% Idle Time")]
    [InlineData(@"\\a\Network Interface(Intel[R] PRO/1000 _2)\Bytes Sent/sec", "a", "Network Interface",
        "Intel[R] PRO/1000 _2", "Bytes Sent/sec")]
    [InlineData(@"\\a\Object(VM (old)_x)\Counter", "a", "Object", "VM (old)_x", "Counter")]
    [InlineData(@"\\a\Object(C:\x)\Counter", "a", "Object", @"C:\x", "Counter")]
    public void Parse_splits_at_the_last_closing_bracket(
        string text, string host, string objectName, string instance, string counter) =>
        Assert.Equal(new CounterPath(host, objectName, instance, counter), CounterPath.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("time")]
    [InlineData(@"\\HV01")]
    [InlineData(@"\\HV01\Memory")]
    [InlineData("(PDH-CSV 4.0)")]
    public void Parse_gives_nothing_for_what_is_no_path(string text) => Assert.Null(CounterPath.Parse(text));

    [Theory]
    [InlineData("", "vm_Network Adapter_")]
    [InlineData("vm_x_Network Adapter", "vm_x_Network Adapter_")]
    public void An_instance_is_read_from_the_right(string names, string written)
    {
        Guid machine = Guid.NewGuid();
        Guid adapter = Guid.NewGuid();
        string text = (names.Length == 0 ? "" : written) + machine + "--" + adapter.ToString().ToUpperInvariant();

        Assert.Equal(new CounterInstance(names, machine, adapter), CounterInstance.Parse(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Default Switch_{0b0f569e-f305-43d7-aa66-b4fa666bef94}")]
    [InlineData("vm_0b0f569e-f305-43d7-aa66-b4fa666bef94")]
    [InlineData("vm_0b0f569e-f305-43d7-aa66-b4fa666bef94-641361a0-ec25-48a7-be5c-e40190e5e76a")]
    public void An_instance_without_two_ids_is_none(string text) => Assert.Null(CounterInstance.Parse(text));

    [Theory]
    [InlineData("web", true)]
    [InlineData("WEB_a", true)]
    [InlineData("web_a_nic", true)]
    [InlineData("we", false)]
    [InlineData("web_a_ni", false)]
    public void A_name_is_that_of_the_machine_where_an_underscore_follows(string name, bool expected) =>
        Assert.Equal(expected, new CounterInstance("web_a_nic", Guid.Empty, Guid.Empty).IsOf(name));
}
