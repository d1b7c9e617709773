using System.IO;
using System.Linq;
using NetUtil.Outputs;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Commands;

public sealed class SpecCommandTests
{
    private static readonly string s_specs = Path.Combine(Checkout.Root, "manifests", "specs");

    private static readonly string s_other = Lab.Spec.Replace("7 MBS", "8 MBS");

    // Line 3: "vms" is no attribute, so nothing binds Web; line 7: Wep is no component, MBs no unit.
    private static readonly string s_broken = Lab.Spec
        .Replace("vm=\"web-*\"", "vms=\"web-*\"")
        .Replace("Each(Web, Db) &gt;= 7 MBS", "Each(Wep, Db) &gt;= 7 MBs");

    [Theory]
    [InlineData("three-tier.xml")]
    [InlineData("peer-to-peer.xml")]
    public void Test_finds_nothing_wrong_with_the_samples(string file)
    {
        using Lab lab = new();
        string path = Path.Combine(s_specs, file);

        Assert.Empty(lab.Do($"Test-AppNetworkSpec '{path}'"));
        Assert.Equal([true], lab.Do($"Test-AppNetworkSpec '{path}' -Quiet"));
    }

    [Fact]
    public void Test_lists_every_problem_with_its_place()
    {
        using Lab lab = new();
        string path = lab.Write("broken.xml", s_broken);

        SpecProblemRecord[] problems = [.. lab.Do($"Test-AppNetworkSpec '{path}'").Cast<SpecProblemRecord>()];

        Assert.Equal([3, 3, 7, 7], problems.Select(problem => problem.Line));
        Assert.All(problems, problem => Assert.Equal(path, problem.Path));
        Assert.Equal("Web", problems[2].Suggestion);
        Assert.Equal("'Wep'", problems[2].Found);
        Assert.Equal([false], lab.Do($"Test-AppNetworkSpec '{path}' -Quiet"));
    }

    [Fact]
    public void Test_takes_wildcards_pipelines_and_names_with_brackets()
    {
        using Lab lab = new();
        lab.Write("a[1].xml", Lab.Spec);
        lab.Write("b.xml", s_broken);

        Assert.Equal([true, false, true], lab.Do("Test-AppNetworkSpec \"$Folder/*.xml\" -Quiet"));
        Assert.Equal([false, true], lab.Do("\"$Folder/b.xml\", $Spec | Test-AppNetworkSpec -Quiet"));
        Assert.Equal([true], lab.Do("Test-AppNetworkSpec -LiteralPath \"$Folder/a[1].xml\" -Quiet"));
        Assert.Equal([true], lab.Do("[System.IO.FileInfo]::new(\"$Folder/a[1].xml\") | Test-AppNetworkSpec -Quiet"));
        Assert.Empty(lab.Do("Test-AppNetworkSpec \"$Folder/none*.xml\""));
    }

    [Fact]
    public void Register_says_what_plays_each_component()
    {
        using Lab lab = Lab.Connected();

        SpecRegistration added = (SpecRegistration)Assert.Single(lab.Do("Register-AppNetworkSpec $Spec"));

        Assert.Equal(("Shop", SpecRegistrationResult.Added, 1), (added.Name, added.Result, added.RequirementCount));
        Assert.Equal(["Web (1)", "Db (1)"], added.Components.Select(component => component.ToString()));
        Assert.Equal(["web-1"], added.Components[0].Instances);
        Assert.Equal("vm=\"web-*\"", added.Components[0].Binding);
        Assert.Empty(added.VerdictChanges);
    }

    [Fact]
    public void Register_warns_of_a_component_that_nothing_plays()
    {
        using Lab lab = Lab.Connected();
        lab.Write("shop.xml", Lab.Spec.Replace("db-1", "sql-*"));

        EngineRun run = lab.Run("Register-AppNetworkSpec $Spec");

        Assert.Equal(["Shop: No instance plays 'Db' now."], run.Warnings);
        Assert.Single(run.Output);
    }

    [Fact]
    public void Register_with_WhatIf_shows_instances_and_verdicts_and_leaves_the_store_alone()
    {
        using Lab lab = Lab.Connected();
        lab.Do("$null = Step-NetworkSimulation '6 min'");

        SpecRegistration preview = (SpecRegistration)Assert.Single(lab.Do("Register-AppNetworkSpec $Spec -WhatIf"));

        Assert.Equal(SpecRegistrationResult.WouldAdd, preview.Result);
        Assert.Equal(["Shop/feed: new -> Met"], preview.VerdictChanges);
        Assert.Equal(["Web (1)", "Db (1)"], preview.Components.Select(component => component.ToString()));
        Assert.Contains("What if: Register the spec of 'Shop'", lab.Session.Console.Output);
        Assert.Empty(lab.Do("Get-AppNetworkSpec"));
    }

    [Fact]
    public void Register_with_WhatIf_names_each_requirement_whose_verdict_changes()
    {
        using Lab lab = Lab.Connected();
        lab.Do("$null = Register-AppNetworkSpec $Spec; $null = Step-NetworkSimulation '20 min'");
        lab.Write("shop.xml", Lab.Spec.Replace("7 MBS", "1 MBS"));

        SpecRegistration preview = (SpecRegistration)Assert.Single(lab.Do("Register-AppNetworkSpec $Spec -WhatIf"));

        Assert.Equal(SpecRegistrationResult.WouldReplace, preview.Result);
        Assert.Equal(["Shop/feed: Violated -> Met"], preview.VerdictChanges);
        lab.Write("shop.xml", Lab.Spec.Replace("id=\"feed\"", "id=\"other\""));
        preview = (SpecRegistration)Assert.Single(lab.Do("Register-AppNetworkSpec $Spec -WhatIf"));
        Assert.Equal(["Shop/other: new -> Violated", "Shop/feed: Violated -> gone"], preview.VerdictChanges);
    }

    [Fact]
    public void Register_of_the_same_text_changes_nothing_and_asks_nothing()
    {
        using Lab lab = Lab.Connected();
        lab.Do("$null = Register-AppNetworkSpec $Spec");
        object before = Assert.Single(lab.Do("(Get-AppNetworkSpec).Time"));

        SpecRegistration again = (SpecRegistration)Assert.Single(lab.Do("Register-AppNetworkSpec $Spec"));

        Assert.Equal(SpecRegistrationResult.Unchanged, again.Result);
        Assert.Equal(before, Assert.Single(lab.Do("(Get-AppNetworkSpec).Time")));
    }

    [Theory]
    [InlineData("y", "Register-AppNetworkSpec $Spec", true)]
    [InlineData("n", "Register-AppNetworkSpec $Spec", false)]
    [InlineData("", "Register-AppNetworkSpec $Spec -Force", true)]
    public void Register_replaces_another_spec_only_if_it_may(string answer, string script, bool isReplaced)
    {
        using Lab lab = Lab.Connected(answer);
        lab.Do("$null = Register-AppNetworkSpec $Spec");
        lab.Write("shop.xml", s_other);

        EngineRun run = lab.Run(script);

        Assert.Equal(isReplaced, ((string)Assert.Single(lab.Do("(Get-AppNetworkSpec).Xml"))).Contains("8 MBS"));
        Assert.Equal(
            isReplaced ? [] : ["SpecAlreadyRegistered,NetUtil.Commands.RegisterAppNetworkSpecCommand"], run.ErrorIds);
        Assert.Equal(
            isReplaced ? [SpecRegistrationResult.Replaced] : [],
            run.Values<SpecRegistration>().Select(one => one.Result));
    }

    [Fact]
    public void Register_goes_on_after_a_spec_with_problems()
    {
        using Lab lab = Lab.Connected();
        string broken = lab.Write("broken.xml", s_broken);

        EngineRun run = lab.Run($"Register-AppNetworkSpec '{broken}', $Spec");

        Assert.Equal(["SpecInvalid,NetUtil.Commands.RegisterAppNetworkSpecCommand"], run.ErrorIds);
        Assert.Equal(broken, run.Errors[0].TargetObject);
        Assert.Equal("Shop", Assert.Single(run.Values<SpecRegistration>()).Name);
    }

    [Theory]
    [InlineData("Get-AppNetworkSpec")]
    [InlineData("Get-AppNetworkSpec sh*")]
    [InlineData("Get-AppNetworkSpec -Application SHOP")]
    [InlineData("'shop' | Get-AppNetworkSpec")]
    public void Get_finds_a_spec_by_name(string script)
    {
        using Lab lab = Lab.Connected();
        lab.Do("$null = Register-AppNetworkSpec $Spec");

        AppNetworkSpecRecord spec = (AppNetworkSpecRecord)Assert.Single(lab.Do(script));

        Assert.Equal(("Shop", 2, 1, (int?)2), (
            spec.Name, spec.ComponentCount, spec.RequirementCount, spec.InstanceCount));
        Assert.Equal(["feed: Each(Web, Db) >= 7 MBS"], spec.Requirements);
        Assert.Equal(lab.SpecFile, spec.Source);
        Assert.Equal(Lab.Spec, spec.Xml);
    }

    [Fact]
    public void Get_lists_VMs_that_do_not_run_apart()
    {
        using Lab lab = new();
        lab.Write("lab.json", Lab.Fabric.Replace(
            "{ \"id\": \"web-1\", ",
            "{ \"id\": \"web-2\", \"host\": \"h2\", \"state\": \"Stopped\" }, { \"id\": \"web-1\", "));
        lab.Do("Connect-NetworkFabric $Fabric -Store $Store; $null = Register-AppNetworkSpec $Spec");

        ComponentRecord web = ((AppNetworkSpecRecord)Assert.Single(lab.Do("Get-AppNetworkSpec"))).Components[0];

        Assert.Equal(["web-1"], web.Instances);
        Assert.Equal(["web-2"], web.NotRunning);
    }

    [Fact]
    public void Unregister_takes_out_what_the_names_match()
    {
        using Lab lab = Lab.Connected();
        string second = lab.Write("second.xml", Lab.Spec.Replace("\"Shop\"", "\"Second\""));
        lab.Do($"$null = Register-AppNetworkSpec $Spec, '{second}'");

        Assert.Empty(lab.Do("Unregister-AppNetworkSpec x*; Unregister-AppNetworkSpec s* -WhatIf"));
        Assert.Equal(["Second", "Shop"], lab.Do("(Get-AppNetworkSpec).Name"));
        Assert.Empty(lab.Do("Get-AppNetworkSpec second | Unregister-AppNetworkSpec"));
        Assert.Equal(["Shop"], lab.Do("(Get-AppNetworkSpec).Name"));
    }
}
