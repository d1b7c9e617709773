using System;
using System.Collections.Generic;
using Microsoft.VirtualManager.Utils;

namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>A job of VMM, as recorded.</summary>
public class Task : ClientObject
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal Task()
    {
    }

    public bool StepsLoaded { get; set; }
    public Step? RootStep { get; set; }
    public string? Description { get; set; }
    public bool IsVisible { get; set; }
    public string? Status { get; set; }
    public string? StatusString { get; set; }
    public ErrorInfo? ErrorInfo { get; set; }
    public DateTime StartTime { get; set; }
    public DateTime EndTime { get; set; }
    public string? Owner { get; set; }
    public string? OwnerIdentifier { get; set; }
    public string? SessionOwner { get; set; }
    public string? Name { get; set; }
    public List<Step>? Steps { get; set; }
    public Step? CurrentStep { get; set; }
    public int ProgressValue { get; set; }
    public string? Progress { get; set; }
    public bool WasNotifiedOfCancel { get; set; }
    public string? CmdletName { get; set; }
    public Guid? PROTipID { get; set; }
    public Guid ResultObjectID { get; set; }
    public Guid TargetObjectID { get; set; }
    public string? TargetObjectType { get; set; }
    public bool IsCompleted { get; set; }
    public bool AreAuditRecordsAvailable { get; set; }
    public List<object>? AuditRecords { get; set; }
    public List<ErrorInfo>? AdditionalMessages { get; set; }
    public object? Source { get; set; }
    public object? Target { get; set; }
    public string? ResultObjectType { get; set; }
    public string? ResultObjectTypeName { get; set; }
    public string? ResultName { get; set; }
    public bool IsRestartable { get; set; }
    public bool IsStoppable { get; set; }
}
