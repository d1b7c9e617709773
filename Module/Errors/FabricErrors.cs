using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using NetUtil.Core.Fabric;
using NetUtil.Core.Simulation;

namespace NetUtil.Errors;

/// <summary>Errors of the connection and of the fabric behind it.</summary>
internal static class FabricErrors
{
    /// <summary>The platform could not do what was asked.</summary>
    /// <param name="cause">What the platform says.</param>
    /// <param name="fabric">Where the fabric is; null where it was not yet connected.</param>
    internal static ErrorRecord Failed(FabricException cause, string? fabric) => ErrorRecords.Make(
        cause,
        "FabricFailed",
        ErrorCategory.DeviceError,
        fabric ?? "fabric",
        cause.Message,
        "Mend what the message names, or connect anew with Connect-NetworkFabric.");

    /// <summary>Nothing is connected, and there is no simulation to go on with.</summary>
    /// <param name="folder">Where simulations were looked for.</param>
    internal static ErrorRecord NotConnected(string folder) => ErrorRecords.Make(
        new PSInvalidOperationException("No fabric is connected."),
        "FabricNotConnected",
        ErrorCategory.ConnectionError,
        folder,
        string.Format(
            CultureInfo.CurrentCulture,
            "No fabric is connected, and '{0}' holds no simulation to go on with.",
            folder),
        "Run Connect-NetworkFabric -Path with a fabric file; samples lie in the module's folder "
            + "manifests/fabrics.");

    /// <summary>Nothing is connected, and it is not clear which simulation is meant.</summary>
    /// <param name="folder">Where the simulations lie.</param>
    /// <param name="names">Their fabrics.</param>
    internal static ErrorRecord SeveralSimulations(string folder, IReadOnlyList<string> names) =>
        ErrorRecords.Make(
            new PSInvalidOperationException("Several simulations could be meant."),
            "FabricAmbiguous",
            ErrorCategory.InvalidOperation,
            folder,
            string.Format(
                CultureInfo.CurrentCulture,
                "No fabric is connected, and '{0}' holds several simulations: {1}.",
                folder,
                string.Join(", ", names)),
            "Run Connect-NetworkFabric -Path with the fabric file of the one that is meant.");

    /// <summary>A command that only a simulation can follow was given to another fabric.</summary>
    /// <param name="fabric">The fabric.</param>
    /// <param name="provider">The provider that speaks it.</param>
    internal static ErrorRecord NotSimulated(string fabric, string provider) => ErrorRecords.Make(
        new PSInvalidOperationException("The fabric is not simulated."),
        "FabricNotSimulated",
        ErrorCategory.InvalidOperation,
        fabric,
        string.Format(
            CultureInfo.CurrentCulture,
            "The time of '{0}' cannot be moved on: the provider {1} is no simulation.",
            fabric,
            provider),
        "Connect a simulation with Connect-NetworkFabric -Provider Simulation.");

    /// <summary>The fabric has nothing of a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="kind">What it should be.</param>
    /// <param name="fabric">The fabric.</param>
    internal static ErrorRecord NotInFabric(string name, string kind, string fabric) => ErrorRecords.Make(
        new ItemNotFoundException("The fabric has nothing of that name."),
        "FabricItemNotFound",
        ErrorCategory.ObjectNotFound,
        name,
        string.Format(
            CultureInfo.CurrentCulture, "The fabric '{0}' has no {1} for '{2}'.", fabric, kind, name),
        "List what there is by leaving the name out.");

    /// <summary>A fabric file or a snapshot is not valid.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problems">Shape: n >= 1.</param>
    internal static ErrorRecord FileInvalid(string path, IReadOnlyList<DocumentProblem> problems) =>
        ErrorRecords.Make(
            new FormatException(problems[0].Message),
            "FabricFileInvalid",
            ErrorCategory.InvalidData,
            path,
            string.Format(
                CultureInfo.CurrentCulture,
                problems.Count == 1 ? "'{0}' has a problem:{2}" : "'{0}' has {1} problems:{2}",
                path,
                problems.Count,
                string.Concat(problems.Select(problem => Environment.NewLine + "  " + problem.Message))),
            "Mend the file, or give the provider that the file is for.");

    /// <summary>A snapshot is to be connected and none is named.</summary>
    internal static ErrorRecord SnapshotNotNamed() => ErrorRecords.Make(
        new PSArgumentException("No snapshot is named."),
        "SnapshotNotNamed",
        ErrorCategory.InvalidArgument,
        "Path",
        "The provider Snapshot needs the file of a snapshot, and none is named.",
        "Name one with -Path; Export-NetworkSnapshot makes one.");

    /// <summary>A simulation is to start anew, and it is not said from what.</summary>
    internal static ErrorRecord FabricFileNotNamed() => ErrorRecords.Make(
        new PSArgumentException("No fabric file is named."),
        "FabricFileNotNamed",
        ErrorCategory.InvalidArgument,
        "Path",
        "-Reset starts a simulation anew from its fabric file, and none is named.",
        "Name the fabric file with -Path.");
}
