namespace Microsoft.VirtualManager.Utils;

/// <summary>What VMM says of an error, as recorded.</summary>
public class ErrorInfo
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal ErrorInfo()
    {
    }

    public object? Exception { get; set; }
    public string? Formatter { get; set; }
    public uint DisplayableErrorCode { get; set; }
    public string? ErrorCodeString { get; set; }
    public string? ErrorType { get; set; }
    public string? CSMMessageString { get; set; }
    public bool IsSuccess { get; set; }
    public bool IsTerminating { get; set; }
    public bool IsConditionallyTerminating { get; set; }
    public bool IsDeploymentBlocker { get; set; }
    public bool ShowDetailedError { get; set; }
    public string? DetailedErrorCode { get; set; }
    public bool IsMomAlert { get; set; }
    public string? MomAlertSeverity { get; set; }
    public string? Problem { get; set; }
    public string? CloudProblem { get; set; }
    public string? RecommendedAction { get; set; }
    public string? RecommendedActionCLI { get; set; }
    public int DetailedCode { get; set; }
    public string? DetailedSource { get; set; }
    public string? ExceptionDetails { get; set; }
    public object? MessageParameters { get; set; }
    public string? Code { get; set; }
    public object? GetMessageFormatterHandler { get; set; }
}
