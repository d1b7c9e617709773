using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection.Emit;
using Microsoft.Management.Infrastructure.Doubles;
using NetUtil.Tests.Doubles.Vmm.Syntax;

namespace NetUtil.Tests.Doubles.Vmm.Binding;

/// <summary>Finds the type that a page's short name means: one of .NET or the engine, a class that stands for a
/// recorded type, or, where none does, a type made for the purpose that nothing but null has.</summary>
internal sealed class TypeNames
{
    private const string ListStart = "System.Collections.Generic.List`1[";

    private static readonly Dictionary<string, Type> s_plain = new[]
    {
        typeof(bool), typeof(byte), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(decimal),
        typeof(string), typeof(Guid), typeof(DateTime), typeof(Uri), typeof(PSObject), typeof(PSCredential),
        typeof(SwitchParameter),
    }.ToDictionary(type => type.Name);

    private static readonly Type[] s_recorded =
    [
        .. typeof(TypeNames).Assembly.GetExportedTypes()
            .Where(type => type.Namespace!.StartsWith("Microsoft.", StringComparison.Ordinal)),
    ];

    private readonly Dictionary<string, Type> _known = [];
    private readonly ModuleBuilder _target;
    private readonly ModuleSyntax _module;

    /// <summary>Makes a finder.</summary>
    /// <param name="target">Where missing types are made.</param>
    /// <param name="module">The vendor's module.</param>
    internal TypeNames(ModuleBuilder target, ModuleSyntax module)
    {
        _target = target;
        _module = module;
        Values = module.Cmdlets.Values.SelectMany(cmdlet => cmdlet.Parameters)
            .Where(parameter => parameter.Values.Count > 0)
            .GroupBy(parameter => ElementOf(parameter.TypeName))
            .ToDictionary(group => group.Key, group => group.First().Values);
    }

    private Dictionary<string, IReadOnlyList<string>> Values { get; }

    /// <summary>Finds a type.</summary>
    /// <param name="name">As the table has it.</param>
    internal Type Find(string name)
    {
        if (name.EndsWith("[]", StringComparison.Ordinal))
        {
            return Find(name[..^2]).MakeArrayType();
        }

        if (name.StartsWith(ListStart, StringComparison.Ordinal))
        {
            string item = name[ListStart.Length..^1];
            return typeof(List<>).MakeGenericType(Find(item[(item.LastIndexOf('.') + 1)..]));
        }

        if (!_known.TryGetValue(name, out Type? type))
        {
            type = s_plain.GetValueOrDefault(name) ?? Recorded(name) ?? Make(name);
            _known.Add(name, type);
        }

        return type;
    }

    private static string ElementOf(string name) => name.Replace("[]", "", StringComparison.Ordinal);

    // The vendor has classes of one name in several namespaces of VMM, never of one name in two modules' own.
    private Type? Recorded(string name) => s_recorded.FirstOrDefault(type =>
        type.Name == name
        && (type == typeof(CimSession)
            || type.Namespace!.StartsWith(_module.TypeNamespace, StringComparison.Ordinal)
            || (_module.Name == "virtualmachinemanager"
                && type.Namespace.StartsWith("Microsoft.VirtualManager.", StringComparison.Ordinal))));

    private Type Make(string name)
    {
        string fullName = $"{_module.TypeNamespace}.{name}";
        if (!Values.TryGetValue(name, out IReadOnlyList<string>? values))
        {
            return _target.DefineType(
                fullName, System.Reflection.TypeAttributes.Public | System.Reflection.TypeAttributes.Abstract)
                .CreateType();
        }

        EnumBuilder made = _target.DefineEnum(fullName, System.Reflection.TypeAttributes.Public, typeof(int));
        for (int number = 0; number < values.Count; number++)
        {
            made.DefineLiteral(values[number], number);
        }

        return made.CreateType();
    }
}
