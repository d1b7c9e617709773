using System.Collections.Generic;

namespace NetUtil.Tests.Doubles.Vmm.Syntax;

/// <summary>A vendor's module.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">Where its commands' syntax is published.</param>
/// <param name="TypeNamespace">Where the types are that its parameters name.</param>
/// <param name="Cmdlets">The commands that a provider may need, by name.</param>
internal sealed record ModuleSyntax(
    string Name, string Source, string TypeNamespace, IReadOnlyDictionary<string, CmdletSyntax> Cmdlets);
