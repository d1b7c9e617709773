using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace NetUtil.Tests.Engine;

/// <summary>Runs the built shell in a process of its own.</summary>
internal static class ShellProcess
{
    private static readonly string s_program = Path.Combine(
        Checkout.Root, "tools", "Shell", "bin", Checkout.Configuration, "net10.0", "netutil-shell.dll");

    /// <summary>Runs to the end.</summary>
    /// <param name="input">What is typed; the input ends after it.</param>
    /// <param name="arguments">The shell's arguments.</param>
    internal static async Task<ShellResult> RunAsync(string input, params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new("dotnet", [s_program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Checkout.Root,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return new ShellResult(
            process.ExitCode, (await output).ReplaceLineEndings("\n"), (await errors).ReplaceLineEndings("\n"));
    }

    /// <summary>Runs a script's text to the end.</summary>
    /// <param name="script">The text.</param>
    /// <param name="input">What is typed.</param>
    /// <param name="arguments">What follows the script on the command line.</param>
    internal static async Task<ShellResult> RunScriptAsync(
        string script, string input = "", params IEnumerable<string> arguments)
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("script.ps1", script);
        return await RunAsync(input, [file, .. arguments]);
    }
}
