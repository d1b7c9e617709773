using System;
using System.Reflection;
using NetUtil.Core.Units;

namespace NetUtil.Loading;

/// <summary>Makes objects of the privately loaded storage assembly. Safe on any thread.</summary>
internal static class StorageLoader
{
    private const string AssemblyName = "NetUtil.Storage";

    private static readonly Lazy<IPrivateAssemblies> s_assemblies = new(() => Open(PrivateFolder.OfModule()));

    /// <summary>Makes an object of a type that only the storage assembly knows.</summary>
    /// <typeparam name="T">The interface of NetUtil.Core that the type implements.</typeparam>
    /// <param name="typeName">The full name of a public type with a constructor without parameters.</param>
    /// <exception cref="System.IO.IOException">The module's files are not complete.</exception>
    internal static T Make<T>(string typeName)
        where T : class
    {
        Type type = s_assemblies.Value.Load(AssemblyName).GetType(typeName, throwOnError: true);
        return (T)Activator.CreateInstance(type);
    }

    private static IPrivateAssemblies Open(PrivateFolder folder) =>
        ContextAssemblies.IsSupported
            ? new ContextAssemblies(folder)
            : new ResolvedAssemblies(folder, typeof(Bandwidth).Assembly);
}
