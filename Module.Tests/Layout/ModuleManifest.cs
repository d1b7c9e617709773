using System.Collections;
using System.Linq;
using System.Management.Automation.Language;
using NetUtil.Tests.Engine;

namespace NetUtil.Tests.Layout;

/// <summary>Reads the manifest as data.</summary>
internal static class ModuleManifest
{
    /// <summary>The manifest's table.</summary>
    internal static Hashtable Table { get; } = Read();

    /// <summary>The strings of an entry, which is a list or a single one.</summary>
    /// <param name="name">The entry.</param>
    internal static string[] Strings(string name) =>
        Table[name] switch
        {
            object[] list => [.. list.Cast<string>()],
            string single => [single],
            _ => [],
        };

    private static Hashtable Read()
    {
        ScriptBlockAst script = Parser.ParseFile(Checkout.Manifest, out _, out ParseError[] _);
        Ast table = script.Find(ast => ast is HashtableAst, searchNestedScriptBlocks: false)!;
        return (Hashtable)table.SafeGetValue();
    }
}
