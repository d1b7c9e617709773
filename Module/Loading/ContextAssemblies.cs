using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;

namespace NetUtil.Loading;

/// <summary>Loads a folder into an assembly load context of its own: the way of .NET.</summary>
/// <remarks>The context is made by reflection. A class derived from it could not be loaded on .NET Framework, and
/// would make every listing of this assembly's types fail there. A context prefers what it already holds over
/// what the session holds, so all files are loaded at once, except those that .NET itself has in the same or a
/// higher version. Everything else, NetUtil.Core among it, comes from the session. Safe on any thread.</remarks>
internal sealed class ContextAssemblies : IPrivateAssemblies
{
    private const string ContextTypeName = "System.Runtime.Loader.AssemblyLoadContext";
    private const string NativeTypeName = "System.Runtime.InteropServices.NativeLibrary";
    private const string ResolverTypeName = "System.Runtime.InteropServices.DllImportResolver";

    private readonly PrivateFolder _folder;
    private readonly Dictionary<string, Assembly> _loaded = new(StringComparer.OrdinalIgnoreCase);
    private readonly NativeLoad _loadNative;

    /// <summary>Loads all assemblies of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    internal ContextAssemblies(PrivateFolder folder)
    {
        _folder = folder;
        Type nativeLibrary = typeof(object).Assembly.GetType(NativeTypeName, throwOnError: true);
        _loadNative = (NativeLoad)nativeLibrary
            .GetMethod("TryLoad", [typeof(string), typeof(IntPtr).MakeByRefType()])
            .CreateDelegate(typeof(NativeLoad));
        foreach (KeyValuePair<string, Assembly> pair in LoadAll(folder))
        {
            _loaded.Add(pair.Key, pair.Value);
            ResolveNativesOf(pair.Value, nativeLibrary);
        }
    }

    private delegate bool NativeLoad(string path, out IntPtr handle);

    /// <summary>Whether this runtime has contexts that can be made without deriving from them.</summary>
    internal static bool IsSupported =>
        typeof(object).Assembly.GetType(ContextTypeName) is { IsAbstract: false };

    /// <inheritdoc/>
    public Assembly Load(string simpleName) =>
        _loaded.TryGetValue(simpleName, out Assembly assembly)
            ? assembly
            : throw new FileNotFoundException($"'{_folder.FullPath}' has no '{simpleName}.dll' to load.");

    private static IEnumerable<KeyValuePair<string, Assembly>> LoadAll(PrivateFolder folder)
    {
        Type type = typeof(object).Assembly.GetType(ContextTypeName, throwOnError: true);
        object context = Activator.CreateInstance(type, "NetUtil", false);
        Func<string, Assembly> load = (Func<string, Assembly>)type
            .GetMethod("LoadFromAssemblyPath", [typeof(string)])
            .CreateDelegate(typeof(Func<string, Assembly>), context);
        foreach (string file in folder.AssemblyFiles())
        {
            if (!SharedFramework.Covers(SharedFramework.Folder, file))
            {
                yield return new(Path.GetFileNameWithoutExtension(file), load(file));
            }
        }
    }

    private void ResolveNativesOf(Assembly assembly, Type nativeLibrary)
    {
        Type resolverType = typeof(object).Assembly.GetType(ResolverTypeName, throwOnError: true);
        MethodInfo resolve = GetType()
            .GetMethod(nameof(ResolveNative), BindingFlags.Instance | BindingFlags.NonPublic);
        nativeLibrary
            .GetMethod("SetDllImportResolver", [typeof(Assembly), resolverType])
            .Invoke(null, [assembly, resolve.CreateDelegate(resolverType, this)]);
    }

    // Zero leaves the search to the runtime.
    private IntPtr ResolveNative(string libraryName, Assembly assembly, DllImportSearchPath? searchPath)
    {
        foreach (string file in _folder.NativeFiles(libraryName))
        {
            if (_loadNative(file, out IntPtr handle))
            {
                return handle;
            }
        }

        return IntPtr.Zero;
    }
}
