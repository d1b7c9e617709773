using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using NetUtil.Bases;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Core.State;
using NetUtil.Errors;
using NetUtil.Outputs;
using NetUtil.Parameters;
using NetUtil.Sessions;

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
        ReadingRecorder recorder = new(simulation.FabricId, OpenStore(StoreAccess.Write).Statistics);
        if (recorder.IsFirst)
        {
            _updates.Add(recorder.Record(simulation.ReadMeters(StopToken)));
        }

        simulation.Step(Duration, SampleEvery, reading => Keep(reading, recorder, from), StopToken);
        CompleteProgress(Activity);
        SimulationStep step = new(simulation.FabricId, from, simulation.Now, _updates);
        foreach (string problem in step.Problems)
        {
            WriteWarning(problem);
        }

        WriteObject(step);
    }

    private void Keep(MeterReading reading, ReadingRecorder recorder, DateTimeOffset from)
    {
        _updates.Add(recorder.Record(reading));
        ReportProgress(
            Activity,
            reading.Time.ToString("u", CultureInfo.CurrentCulture),
            (reading.Time - from).TotalSeconds / Duration.TotalSeconds);
    }
}
