using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using NetUtil.Bases;
using NetUtil.Core.Control;
using NetUtil.Core.Simulation;
using NetUtil.Core.State;
using NetUtil.Errors;
using NetUtil.Outputs;
using NetUtil.Parameters;

namespace NetUtil.Commands;

/// <summary>Lets time pass in a simulated fabric, with its meters read on the way as a job would.</summary>
[Cmdlet(
    VerbsCommon.Step, "NetworkSimulation", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SimulationStep))]
public sealed class StepNetworkSimulationCommand : FabricCmdlet
{
    private const string Activity = "Moving the simulation on";

    private readonly List<StatisticUpdate> _updates = [];

    /// <summary>How much time passes.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [DurationTransformation]
    public TimeSpan Duration { get; set; }

    /// <summary>Time between two readings of the meters.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan SampleEvery { get; set; } = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override void End()
    {
        if (Fabric.Provider is not SimulatedProvider simulation)
        {
            ThrowTerminatingError(FabricErrors.NotSimulated(Fabric.Provider.FabricId, Fabric.Provider.Name));
            return;
        }

        if (!ShouldProcess(simulation.FabricId, $"Move the simulation on by {Duration}"))
        {
            return;
        }

        DateTimeOffset from = simulation.Now;
        IStateStore store = OpenStore(StoreAccess.Write);
        FabricController controller = new(simulation, store);
        if (store.Statistics.ReadLastReadings(simulation.FabricId).Count == 0)
        {
            _updates.Add(new StatisticUpdate(simulation.FabricId, controller.Observe(StopToken)));
        }

        simulation.Step(Duration, SampleEvery, _ => Keep(controller.Observe(StopToken), from), StopToken);
        CompleteProgress(Activity);
        SimulationStep step = new(simulation.FabricId, from, simulation.Now, _updates);
        foreach (string problem in step.Problems)
        {
            WriteWarning(problem);
        }

        WriteObject(step);
    }

    private void Keep(MeterRound round, DateTimeOffset from)
    {
        StatisticUpdate update = new(Fabric.Provider.FabricId, round);
        _updates.Add(update);
        ReportProgress(
            Activity,
            update.Time.ToString("u", CultureInfo.CurrentCulture),
            (update.Time - from).TotalSeconds / Duration.TotalSeconds);
    }
}
