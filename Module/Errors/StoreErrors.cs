using System.Management.Automation;
using NetUtil.Core.State;

namespace NetUtil.Errors;

/// <summary>Errors of the store.</summary>
internal static class StoreErrors
{
    /// <summary>The store could not do what was asked.</summary>
    internal static ErrorRecord Failed(StoreException cause) => ErrorRecords.Make(
        cause, IdOf(cause.Problem), CategoryOf(cause.Problem), cause.Path, cause.Message, cause.Advice);

    private static string IdOf(StoreProblem problem) => problem switch
    {
        StoreProblem.Locked => "StoreLocked",
        StoreProblem.NewerVersion => "StoreOfNewerVersion",
        StoreProblem.NotAFile => "StoreNotAFile",
        StoreProblem.Denied => "StoreDenied",
        StoreProblem.Full => "StoreFull",
        StoreProblem.Damaged => "StoreDamaged",
        StoreProblem.Unreadable => "StoreUnreadable",
        _ => "StoreFailed",
    };

    private static ErrorCategory CategoryOf(StoreProblem problem) => problem switch
    {
        StoreProblem.Locked => ErrorCategory.ResourceBusy,
        StoreProblem.NewerVersion or StoreProblem.Damaged or StoreProblem.Unreadable => ErrorCategory.InvalidData,
        StoreProblem.NotAFile => ErrorCategory.ResourceExists,
        StoreProblem.Denied => ErrorCategory.PermissionDenied,
        StoreProblem.Full => ErrorCategory.WriteError,
        _ => ErrorCategory.DeviceError,
    };
}
