using System.Reflection;

namespace NetUtil.Loading;

/// <summary>Assemblies of one folder, loaded so that no other code in the session meets them, and they meet no
/// other version of themselves.</summary>
internal interface IPrivateAssemblies
{
    /// <summary>Loads an assembly of the folder, or gives the one already loaded.</summary>
    /// <param name="simpleName">The file's name without its ending.</param>
    /// <exception cref="System.IO.FileNotFoundException">The folder has no such file.</exception>
    Assembly Load(string simpleName);
}
