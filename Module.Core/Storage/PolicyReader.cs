using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using NetUtil.Core.Planning;
using NetUtil.Core.Simulation;

namespace NetUtil.Storage;

/// <summary>Reads the document of a policy. What it does not know is refused: a rule that was overlooked could
/// let something be changed that must not be.</summary>
internal sealed class PolicyReader
{
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(31);

    private readonly JsonProblems _problems;

    private PolicyReader(JsonProblems problems) => _problems = problems;

    /// <summary>Reads a whole document.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="fileName">The store, for what is thrown.</param>
    /// <exception cref="NetUtil.Core.State.StoreException">A newer version wrote it, or it is
    /// damaged.</exception>
    public static RebalancePolicy ReadDocument(string text, string fileName)
    {
        RefuseNewer(text, fileName);
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        JsonProblems problems = new(utf8);
        JsonPart? root = JsonPartReader.Read(utf8, problems);
        RebalancePolicy? policy = root is null ? null : new PolicyReader(problems).Read(root);
        return policy is not null && problems.AreNone
            ? policy
            : throw StoreErrors.DamagedPolicy(fileName, problems.InOrder().First());
    }

    /// <summary>Refuses a document that a newer version wrote, and no other.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="fileName">The store, for what is thrown.</param>
    /// <exception cref="NetUtil.Core.State.StoreException">A newer version wrote it.</exception>
    public static void RefuseNewer(string text, string fileName)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        if (JsonPartReader.Read(utf8, new JsonProblems(utf8)) is JsonPart root
            && DocumentVersion.Of(root) is long version && version > PolicyWriter.Version)
        {
            throw StoreErrors.NewerPolicy(fileName, version, PolicyWriter.Version);
        }
    }

    private RebalancePolicy? Read(JsonPart root)
    {
        JsonObjectReader reader = new(root, _problems);
        RebalancePolicy standard = RebalancePolicy.Default;
        reader.Require("version");
        reader.Integer("version", 1, PolicyWriter.Version);
        RebalancePolicy policy = new()
        {
            Excluded = reader.Texts("excludedVMs"),
            ExcludedHosts = reader.Texts("excludedHosts"),
            ExcludedApplications = reader.Texts("excludedApplications"),
            Protected = reader.Texts("protectedVMs"),
            Unprotected = reader.Texts("allowedVMs"),
            LowerableBelowHistory = reader.Texts("lowerableVMs"),
            MaximumLowered = (int)(reader.Integer("maximumLowered", 0, int.MaxValue) ?? standard.MaximumLowered),
            MaximumMigrations =
                (int)(reader.Integer("maximumMoves", 0, int.MaxValue) ?? standard.MaximumMigrations),
            MigrationsAtOnce = (int)(reader.Integer("movesAtOnce", 1, int.MaxValue) ?? standard.MigrationsAtOnce),
            HysteresisFraction = reader.Number("hysteresis", 0, 1) ?? standard.HysteresisFraction,
            BreachEvaluations = (int)(reader.Integer("breachEvaluations", 1, 1000) ?? standard.BreachEvaluations),
            FloorBitsPerSecond = reader.Rate("floor") ?? standard.FloorBitsPerSecond,
            MaximumPlanAge =
                reader.Duration("maximumPlanAge", TimeSpan.FromTicks(1), s_longest) ?? standard.MaximumPlanAge,
            CoolDown = reader.Duration("coolDown", TimeSpan.Zero, s_longest) ?? standard.CoolDown,
            MayMigrate = reader.Flag("mayMove") ?? standard.MayMigrate,
            MayChangeBandwidth = reader.Flag("mayChangeBandwidth") ?? standard.MayChangeBandwidth,
            MayMigrateForRisk = reader.Flag("mayMoveForRisk") ?? standard.MayMigrateForRisk,
            Windows = ReadWindows(reader) ?? standard.Windows,
        };
        PolicyOverride[] rules = ReadRules(reader.List("rules")).ToArray();
        reader.Finish();
        return _problems.AreNone ? policy with { Overrides = rules } : null;
    }

    private IEnumerable<PolicyOverride> ReadRules(IReadOnlyList<JsonPart> parts)
    {
        HashSet<string> named = new(StringComparer.OrdinalIgnoreCase);
        foreach (JsonPart part in parts)
        {
            PolicyOverride? rule = ReadRule(part);
            if (rule is not null && named.Add(rule.ToString()))
            {
                yield return rule;
            }
            else if (rule is not null)
            {
                _problems.Add(part, "a name once", $"{rule} again", advice: "leave one of them out");
            }
        }
    }

    private PolicyOverride? ReadRule(JsonPart part)
    {
        JsonObjectReader reader = new(part, _problems);
        string? application = reader.Text("application");
        string? machine = reader.Text("vm");
        if (application is null == machine is null)
        {
            _problems.Add(
                part, "an application or a VM", machine is null ? "neither" : "both", advice: "name one of the two");
            return null;
        }

        PolicyOverride rule = new(
            machine is null ? PolicyScope.Application : PolicyScope.VirtualMachine, application ?? machine!)
        {
            BreachEvaluations = machine is null ? (int?)reader.Integer("breachEvaluations", 1, 1000) : null,
            FloorBitsPerSecond = reader.Rate("floor"),
            CoolDown = reader.Duration("coolDown", TimeSpan.Zero, s_longest),
            MayMigrate = reader.Flag("mayMove"),
            MayChangeBandwidth = reader.Flag("mayChangeBandwidth"),
            MayMigrateForRisk = reader.Flag("mayMoveForRisk"),
            Windows = ReadWindows(reader),
        };
        reader.Finish();
        return rule;
    }

    private ChangeWindow[]? ReadWindows(JsonObjectReader reader) => reader.Find("windows") is null
        ? null
        : reader.List("windows").Select(ReadWindow).OfType<ChangeWindow>().ToArray();

    private ChangeWindow? ReadWindow(JsonPart part)
    {
        if (JsonValues.Text(part, _problems) is not string text)
        {
            return null;
        }

        ChangeWindow? window = ChangeWindowText.Read(text, TimeZoneInfo.Utc, out string? problem);
        if (window is null)
        {
            _problems.Add(part, "a window", JsonValues.Found(part), advice: problem!.TrimEnd('.'));
        }

        return window;
    }
}
