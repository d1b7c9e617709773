using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace NetUtil.Loading;

/// <summary>Loads a folder file by file and answers what its assemblies ask for: .NET Framework's way.</summary>
/// <remarks>A file loaded by its path shares nothing with assemblies of its name that were loaded otherwise. Only
/// questions of assemblies that came from the folder are answered, so the rest of the session sees none of them.
/// A native library is found beside the assembly that imports it. Safe on any thread.</remarks>
internal sealed class ResolvedAssemblies : IPrivateAssemblies, IDisposable
{
    private readonly PrivateFolder _folder;
    private readonly string _runtime;
    private readonly Assembly _shared;
    private readonly object _gate = new();
    private readonly Dictionary<string, Assembly> _loaded = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _references = new(StringComparer.Ordinal);

    /// <summary>Starts answering; nothing is loaded yet.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="shared">The one assembly that the folder's assemblies share with the session.</param>
    internal ResolvedAssemblies(PrivateFolder folder, Assembly shared)
    {
        _folder = folder;
        _shared = shared;
        _runtime = CurrentRuntime.Identifiers()[0];
        AppDomain.CurrentDomain.AssemblyResolve += OnAssemblyResolve;
    }

    /// <inheritdoc/>
    public Assembly Load(string simpleName) =>
        TryLoad(simpleName)
        ?? throw new FileNotFoundException($"'{_folder.FullPath}' has no '{simpleName}.dll' to load.");

    /// <summary>Stops answering.</summary>
    public void Dispose() => AppDomain.CurrentDomain.AssemblyResolve -= OnAssemblyResolve;

    private Assembly? OnAssemblyResolve(object sender, ResolveEventArgs question)
    {
        if (!IsOwn(question))
        {
            return null;
        }

        string simpleName = new AssemblyName(question.Name).Name;
        return simpleName == _shared.GetName().Name ? _shared : TryLoad(simpleName);
    }

    // The runtime does not always know who asks. Then what counts is whether an assembly of the folder asks for
    // just that name, version and key; nobody else in the session could answer.
    private bool IsOwn(ResolveEventArgs question)
    {
        if (question.RequestingAssembly is Assembly asker)
        {
            return !asker.IsDynamic && _folder.Holds(asker.Location);
        }

        lock (_gate)
        {
            return _references.Contains(question.Name);
        }
    }

    private Assembly? TryLoad(string simpleName)
    {
        lock (_gate)
        {
            if (!_loaded.TryGetValue(simpleName, out Assembly? assembly)
                && _folder.AssemblyFile(simpleName, _runtime) is string file)
            {
                assembly = Assembly.LoadFile(file);
                _loaded.Add(simpleName, assembly);
                _references.UnionWith(assembly.GetReferencedAssemblies().Select(name => name.FullName));
            }

            return assembly;
        }
    }
}
