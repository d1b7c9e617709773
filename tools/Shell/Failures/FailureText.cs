using System.Globalization;
using System.Management.Automation;

namespace NetUtil.Shell.Failures;

/// <summary>Writes an error as a console does: who failed, where in a script, and why.</summary>
internal static class FailureText
{
    /// <summary>The text of an error, of one line or several, without a line end after it.</summary>
    /// <param name="error">The error.</param>
    internal static string Of(ErrorRecord error)
    {
        string message = MessageOf(error);
        if (error.ErrorDetails?.RecommendedAction is { Length: > 0 } action)
        {
            message += "\n  " + action;
        }

        InvocationInfo? place = error.InvocationInfo;
        string command = place?.MyCommand?.Name ?? place?.InvocationName ?? "";
        bool isInScript = !string.IsNullOrEmpty(place?.ScriptName) && place.ScriptLineNumber > 0;
        return $"{NameOr("Error", command)}: " + (isInScript
            ? $"{place!.ScriptName}:{place.ScriptLineNumber}\n{LineOf(place)}\n  {message}"
            : message);
    }

    private static string MessageOf(ErrorRecord error)
    {
        if (error.Exception is CommandNotFoundException { CommandName: { } name }
            && LackingCommands.ModuleOf(name) is string module)
        {
            return $"'{name}' belongs to {module}, which this shell lacks; run the script in PowerShell 7, "
                + "or use the language and .NET instead of it.";
        }

        return error.ErrorDetails?.Message is { Length: > 0 } details ? details : error.Exception.Message;
    }

    // A script block's own text stands as name where there is no command; it would fill the screen.
    private static string NameOr(string other, string command) =>
        command.Length == 0 || command.Contains('\n', System.StringComparison.Ordinal) ? other : command;

    private static string LineOf(InvocationInfo place)
    {
        string number = place.ScriptLineNumber.ToString(CultureInfo.InvariantCulture);
        return $"  {number} | {place.Line.Trim()}";
    }
}
