using System.Linq;
using System.Management.Automation;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Commands;

/// <summary>Wrong inputs: each gives one error with its id, category, target and words. ~ stands for the lab's
/// folder.</summary>
public sealed class CommandErrorTests
{
    public static readonly TheoryData<string, string, string, string, string> Mistakes = new()
    {
        {
            "Connect-NetworkFabric ~/no.json -Store $Store",
            "FileNotFound,ConnectNetworkFabric",
            "ObjectNotFound ~/no.json",
            "'~/no.json' cannot be read: there is no such file.",
            "Check the path; -LiteralPath takes names with brackets as they stand."
        },
        {
            "Connect-NetworkFabric $Spec -Store $Store",
            "FabricFileInvalid,ConnectNetworkFabric",
            "InvalidData ~/shop.xml",
            "",
            "Mend the file, or give the provider that the file is for."
        },
        {
            "Connect-NetworkFabric -Provider Snapshot -Store $Store",
            "SnapshotNotNamed,ConnectNetworkFabric",
            "InvalidArgument Path",
            "The provider Snapshot needs the file of a snapshot, and none is named.",
            "Name one with -Path; Export-NetworkSnapshot makes one."
        },
        {
            "Connect-NetworkFabric -Reset -Store $Store",
            "FabricFileNotNamed,ConnectNetworkFabric",
            "InvalidArgument Path",
            "-Reset starts a simulation anew from its fabric file, and none is named.",
            "Name the fabric file with -Path."
        },
        {
            "Connect-NetworkFabric -Store ~/empty",
            "FabricNotConnected,ConnectNetworkFabric",
            "ConnectionError ~/empty",
            "No fabric is connected, and '~/empty' holds no simulation to go on with.",
            "Run Connect-NetworkFabric -Path with a fabric file; samples lie in the module's folder manifests/fabrics."
        },
        {
            "Connect-NetworkFabric $Fabric -Store $Spec",
            "StoreNotAFile,ConnectNetworkFabric",
            "ResourceExists ~/shop.xml",
            "The store's folder '~/shop.xml' is a file. Move the file away, or name another folder with -Store.",
            "Move the file away, or name another folder with -Store."
        },
        {
            "Connect-NetworkFabric function:prompt -Store $Store",
            "PathNotFileSystem,ConnectNetworkFabric",
            "InvalidArgument function:prompt",
            "'function:prompt' names no file: Function is no file system.",
            "Give a path in the file system."
        },
        {
            "Get-NetworkFabric Host web-1",
            "FabricItemNotFound,GetNetworkFabric",
            "ObjectNotFound web-1",
            "The fabric 'lab' has no Host for 'web-1'.",
            "List what there is by leaving the name out."
        },
        {
            "Test-AppNetworkSpec ~/no.xml",
            "FileNotFound,TestAppNetworkSpec",
            "ObjectNotFound ~/no.xml",
            "'~/no.xml' cannot be read: there is no such file.",
            "Check the path; -LiteralPath takes names with brackets as they stand."
        },
        {
            "Test-AppNetworkSpec -LiteralPath ~/*.xml",
            "FileNotFound,TestAppNetworkSpec",
            "ObjectNotFound ~/*.xml",
            "'~/*.xml' cannot be read: there is no such file.",
            "Check the path; -LiteralPath takes names with brackets as they stand."
        },
        {
            "Test-AppNetworkSpec nowhere:/a.xml",
            "PathNotFileSystem,TestAppNetworkSpec",
            "InvalidArgument nowhere:/a.xml",
            "'nowhere:/a.xml' names no file: Cannot find drive. A drive with the name 'nowhere' does not exist.",
            "Give a path in the file system."
        },
        {
            "Register-AppNetworkSpec $Fabric",
            "SpecInvalid,RegisterAppNetworkSpec",
            "InvalidData ~/lab.json",
            "",
            "Mend the file; Test-AppNetworkSpec lists its problems as objects."
        },
        {
            "Get-AppNetworkSpec Shop",
            "SpecNotRegistered,GetAppNetworkSpec",
            "ObjectNotFound Shop",
            "No spec of an application 'Shop' is registered; none is.",
            "Register a file with Register-AppNetworkSpec, or mend the name."
        },
        {
            "$null = Register-AppNetworkSpec $Spec; Unregister-AppNetworkSpec Shopp",
            "SpecNotRegistered,UnregisterAppNetworkSpec",
            "ObjectNotFound Shopp",
            "No spec of an application 'Shopp' is registered; there is 'Shop'.",
            "Register a file with Register-AppNetworkSpec, or mend the name."
        },
        {
            "$null = Register-AppNetworkSpec $Spec; Get-PathCompliance Shopp",
            "SpecNotRegistered,GetPathCompliance",
            "ObjectNotFound Shopp",
            "No spec of an application 'Shopp' is registered; there is 'Shop'.",
            "Register a file with Register-AppNetworkSpec, or mend the name."
        },
        {
            "$null = Register-AppNetworkSpec $Spec; Get-PathCompliance -Requirement r1",
            "RequirementNotFound,GetPathCompliance",
            "ObjectNotFound r1",
            "None of the applications has a requirement 'r1'.",
            "List the requirements with Get-AppNetworkSpec; those without an id are called r1, r2 and so on."
        },
        {
            "Export-NetworkSnapshot $Spec",
            "FileExists,ExportNetworkSnapshot",
            "ResourceExists ~/shop.xml",
            "'~/shop.xml' was not written: it is there already.",
            "Name another file, or replace this one with -Force."
        },
        {
            "Export-NetworkSnapshot ~ -Force",
            "PathIsFolder,ExportNetworkSnapshot",
            "InvalidArgument ~",
            "'~' cannot be written: it is a folder.",
            "Name a file in it."
        },
        {
            "$null = [System.IO.File]::WriteAllText(\"$Store/simulation/lab.json\", 'no'); Get-NetworkFabric",
            "FabricFailed,GetNetworkFabric",
            "DeviceError ~/store/simulation/lab.json",
            "",
            "Mend what the message names, or connect anew with Connect-NetworkFabric."
        },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_with_what_it_is_about_and_what_to_do(
        string script, string id, string categoryAndTarget, string message, string action)
    {
        using Lab lab = Lab.Connected();
        string folder = lab.At("").TrimEnd('/', '\\');

        EngineRun run = lab.Run(script.Replace("~", folder));

        ErrorRecord error = Assert.Single(run.Errors);
        string[] parts = id.Split(',');
        Assert.Equal($"{parts[0]},NetUtil.Commands.{parts[1]}Command", error.FullyQualifiedErrorId);
        Assert.Equal(
            categoryAndTarget, $"{error.CategoryInfo.Category} {Short(error.TargetObject.ToString()!, folder)}");
        Assert.Equal(action, Short(error.ErrorDetails.RecommendedAction, folder));
        Assert.NotEmpty(error.ToString());
        if (message.Length > 0)
        {
            Assert.Equal(message, Short(error.ToString(), folder));
        }
    }

    [Theory]
    [InlineData("Step-NetworkSimulation 10", "'10' is no span of time")]
    [InlineData("Step-NetworkSimulation '10'", "'10' is no span of time")]
    [InlineData("Step-NetworkSimulation '0 s'", "'0 s' is no span of time")]
    [InlineData("Step-NetworkSimulation '32 d'", "'32 d' is no span of time above 0 and of at most 31 days")]
    [InlineData("Step-NetworkSimulation '1 h' -SampleEvery ([timespan]::Zero)", "'00:00:00' is no span of time")]
    [InlineData("Connect-NetworkFabric -Provider Vmm", "\"Simulation,Snapshot\"")]
    [InlineData("Get-NetworkFabric -Detail Switch", "Host, Uplink, VirtualMachine, Adapter")]
    [InlineData("Get-PathCompliance -Status Broken", "Met, AtRisk, Violated, Unknown")]
    public void An_argument_out_of_its_range_is_refused_before_anything_is_done(string script, string words)
    {
        using Lab lab = Lab.Connected();

        ErrorRecord error = Assert.Single(lab.Run(script).Errors);

        Assert.Contains(words, error.Exception.Message);
        Assert.True(error.CategoryInfo.Category is ErrorCategory.InvalidArgument or ErrorCategory.InvalidData);
    }

    private static string Short(string text, string folder) =>
        text.ReplaceLineEndings("|").Replace(folder, "~");
}
