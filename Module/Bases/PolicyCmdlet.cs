using System;
using System.Linq;
using System.Management.Automation;
using NetUtil.Core.Planning;
using NetUtil.Core.Units;
using NetUtil.Errors;
using NetUtil.Parameters;

namespace NetUtil.Bases;

/// <summary>A command that sets what NetUtil may do: one parameter a setting, so it is long.</summary>
public abstract class PolicyCmdlet : FabricCmdlet
{
    private protected const string DefaultSet = "Default";
    private protected const string ApplicationSet = "Application";
    private protected const string MachineSet = "VirtualMachine";

    private protected PolicyCmdlet()
    {
    }

    /// <summary>Whether VMs may be moved; default: they may.</summary>
    [Parameter]
    public SwitchParameter MayMove { get; set; }

    /// <summary>Whether VMs may be moved also for requirements that hold now and are at risk; default: they may
    /// not.</summary>
    [Parameter]
    public SwitchParameter MayMoveForRisk { get; set; }

    /// <summary>Whether the bandwidth of ports may be changed; default: it may.</summary>
    [Parameter]
    public SwitchParameter MayChangeBandwidth { get; set; }

    /// <summary>What each adapter keeps at least, such as '20 Mbps'; default 0, no floor.</summary>
    [Parameter]
    public Bandwidth Floor { get; set; }

    /// <summary>How long a VM that NetUtil moved stays where it is; 0 to 31 days; default 1 h.</summary>
    [Parameter]
    [DurationTransformation(MayBeZero = true)]
    public TimeSpan CoolDown { get; set; }

    /// <summary>When changes are made, such as 'Mon-Fri 22:00-06:00 Europe/Berlin'; an empty list for any
    /// time.</summary>
    [Parameter]
    [AllowEmptyCollection]
    [ValidateNotNull]
    public string[] Window { get; set; } = [];

    /// <summary>The time zone of windows that name none; default: that of this machine.</summary>
    [Parameter]
    [TimeZoneTransformation]
    [ValidateNotNull]
    public TimeZoneInfo TimeZone { get; set; } = TimeZoneInfo.Local;

    /// <summary>Evaluations that a breach lasts at least before anything is changed; default 1.</summary>
    [Parameter(ParameterSetName = DefaultSet)]
    [Parameter(ParameterSetName = ApplicationSet)]
    [ValidateRange(1, 1000)]
    public int BreachEvaluation { get; set; }

    /// <summary>Moves in one run at most; at least 0; default 5.</summary>
    [Parameter(ParameterSetName = DefaultSet)]
    [ValidateRange(0, int.MaxValue)]
    public int MaximumMove { get; set; }

    /// <summary>VMs lowered in one run at most; at least 0; default 10.</summary>
    [Parameter(ParameterSetName = DefaultSet)]
    [ValidateRange(0, int.MaxValue)]
    public int MaximumLowered { get; set; }

    /// <summary>Moves at once that a host is source or target of, at most; at least 1; default 2.</summary>
    [Parameter(ParameterSetName = DefaultSet)]
    [ValidateRange(1, int.MaxValue)]
    public int MoveAtOnce { get; set; }

    /// <summary>What a change must gain or leave, as a share of the bound; 0 to 1; default 0.1.</summary>
    [Parameter(ParameterSetName = DefaultSet)]
    [ValidateRange(0.0, 1.0)]
    public double Hysteresis { get; set; }

    /// <summary>How old a plan may be when it is carried out; up to 31 days; default 1 d.</summary>
    [Parameter(ParameterSetName = DefaultSet)]
    [DurationTransformation]
    public TimeSpan MaximumPlanAge { get; set; }

    /// <summary>VMs that are never changed, in place of those that were named.</summary>
    [Parameter(ParameterSetName = DefaultSet)]
    [ArgumentCompleter(typeof(MachineNameCompleter))]
    [AllowEmptyCollection]
    [ValidateNotNull]
    [SupportsWildcards]
    public string[] ExcludedVM { get; set; } = [];

    /// <summary>Hosts that nothing is moved to or from, and whose VMs are never changed.</summary>
    [Parameter(ParameterSetName = DefaultSet)]
    [ArgumentCompleter(typeof(HostNameCompleter))]
    [AllowEmptyCollection]
    [ValidateNotNull]
    [SupportsWildcards]
    public string[] ExcludedHost { get; set; } = [];

    /// <summary>Applications whose VMs are never changed.</summary>
    [Parameter(ParameterSetName = DefaultSet)]
    [ArgumentCompleter(typeof(ApplicationCompleter))]
    [AllowEmptyCollection]
    [ValidateNotNull]
    [SupportsWildcards]
    public string[] ExcludedApplication { get; set; } = [];

    /// <summary>VMs that the fabric itself needs: VMM and its database, domain controllers.</summary>
    [Parameter(ParameterSetName = DefaultSet)]
    [ArgumentCompleter(typeof(MachineNameCompleter))]
    [AllowEmptyCollection]
    [ValidateNotNull]
    [SupportsWildcards]
    public string[] ProtectedVM { get; set; } = [];

    /// <summary>VMs that may be changed although they are protected.</summary>
    [Parameter(ParameterSetName = DefaultSet)]
    [ArgumentCompleter(typeof(MachineNameCompleter))]
    [AllowEmptyCollection]
    [ValidateNotNull]
    [SupportsWildcards]
    public string[] AllowedVM { get; set; } = [];

    /// <summary>VMs without a spec that may be lowered below the 95th percentile of their last 24 h.</summary>
    [Parameter(ParameterSetName = DefaultSet)]
    [ArgumentCompleter(typeof(MachineNameCompleter))]
    [AllowEmptyCollection]
    [ValidateNotNull]
    [SupportsWildcards]
    public string[] LowerableVM { get; set; } = [];

    /// <summary>Takes out what is set; what else is named counts then.</summary>
    [Parameter]
    public SwitchParameter Reset { get; set; }

    /// <summary>Writes what counts then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>What is named.</summary>
    private protected PolicyChange Named() => new()
    {
        IsReset = Reset,
        MayMigrate = IsNamed(nameof(MayMove)) ? MayMove.ToBool() : null,
        MayMigrateForRisk = IsNamed(nameof(MayMoveForRisk)) ? MayMoveForRisk.ToBool() : null,
        MayChangeBandwidth = IsNamed(nameof(MayChangeBandwidth)) ? MayChangeBandwidth.ToBool() : null,
        FloorBitsPerSecond = IsNamed(nameof(Floor)) ? Floor.BitsPerSecond : null,
        CoolDown = IsNamed(nameof(CoolDown)) ? CoolDown : null,
        Windows = IsNamed(nameof(Window)) ? [.. Window.Select(WindowOf)] : null,
        BreachEvaluations = IsNamed(nameof(BreachEvaluation)) ? BreachEvaluation : null,
        MaximumMigrations = IsNamed(nameof(MaximumMove)) ? MaximumMove : null,
        MaximumLowered = IsNamed(nameof(MaximumLowered)) ? MaximumLowered : null,
        MigrationsAtOnce = IsNamed(nameof(MoveAtOnce)) ? MoveAtOnce : null,
        HysteresisFraction = IsNamed(nameof(Hysteresis)) ? Hysteresis : null,
        MaximumPlanAge = IsNamed(nameof(MaximumPlanAge)) ? MaximumPlanAge : null,
        Excluded = IsNamed(nameof(ExcludedVM)) ? ExcludedVM : null,
        ExcludedHosts = IsNamed(nameof(ExcludedHost)) ? ExcludedHost : null,
        ExcludedApplications = IsNamed(nameof(ExcludedApplication)) ? ExcludedApplication : null,
        Protected = IsNamed(nameof(ProtectedVM)) ? ProtectedVM : null,
        Unprotected = IsNamed(nameof(AllowedVM)) ? AllowedVM : null,
        LowerableBelowHistory = IsNamed(nameof(LowerableVM)) ? LowerableVM : null,
    };

    private bool IsNamed(string name) => MyInvocation.BoundParameters.ContainsKey(name);

    private ChangeWindow WindowOf(string text)
    {
        ChangeWindow? window = ChangeWindowText.Read(text, TimeZone, out string? problem);
        if (window is null)
        {
            ThrowTerminatingError(PolicyErrors.WindowInvalid(text, problem!));
        }

        return window!;
    }
}
