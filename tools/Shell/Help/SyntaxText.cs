using System;
using System.Linq;
using System.Management.Automation;

namespace NetUtil.Shell.Help;

/// <summary>Writes one parameter set as a line of syntax.</summary>
internal static class SyntaxText
{
    /// <summary>The line: what may be left out stands in brackets.</summary>
    /// <param name="item">A syntax item of a command's help.</param>
    internal static string Of(PSObject item)
    {
        string parameters = string.Concat(
            HelpNode.Properties(item, "parameter").Select(parameter => " " + Parameter(parameter)));
        return $"{HelpNode.Text(item, "name")}{parameters} [<CommonParameters>]";
    }

    private static string Parameter(PSObject parameter)
    {
        string name = "-" + HelpNode.Text(parameter, "name");
        string value = HelpNode.Text(parameter, "parameterValue");
        bool isPositional = int.TryParse(HelpNode.Text(parameter, "position"), out _);
        bool isRequired = string.Equals(
            HelpNode.Text(parameter, "required"), "true", StringComparison.OrdinalIgnoreCase);
        string named = isPositional ? $"[{name}]" : name;
        string text = value.Length == 0 ? name : $"{named} <{value}>";
        return isRequired ? text : $"[{text}]";
    }
}
