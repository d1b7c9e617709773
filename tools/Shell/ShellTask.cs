namespace NetUtil.Shell;

/// <summary>What the shell is to do.</summary>
internal enum ShellTask
{
    /// <summary>Run the demo.</summary>
    Demo,

    /// <summary>Run a script file.</summary>
    Script,

    /// <summary>Run the text of a command.</summary>
    Command,

    /// <summary>Read commands from a prompt.</summary>
    Interactive,

    /// <summary>Say how the shell is called.</summary>
    Usage,
}
