using System;
using System.IO;
using System.Reflection;
using System.Reflection.Emit;

namespace NetUtil.Tests.Loading;

/// <summary>Builds an assembly that passes for another one by name, key and a type, and can do nothing.</summary>
internal static class LookAlike
{
    /// <summary>Writes the assembly.</summary>
    /// <param name="original">The assembly that it passes for.</param>
    /// <param name="typeName">The full name of its one type.</param>
    /// <param name="version">Its version.</param>
    /// <param name="folder">Where it is written, under the original's file name.</param>
    /// <returns>The file.</returns>
    internal static string Build(string original, string typeName, Version version, string folder)
    {
        AssemblyName name = AssemblyName.GetAssemblyName(original);
        name.Version = version;
        PersistedAssemblyBuilder assembly = new(name, typeof(object).Assembly);
        assembly.DefineDynamicModule(name.Name!).DefineType(typeName, TypeAttributes.Public).CreateType();
        string file = Path.Combine(folder, Path.GetFileName(original));
        assembly.Save(file);
        return file;
    }
}
