using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Reflection.Emit;
using NetUtil.Tests.Doubles.Vmm.Syntax;

namespace NetUtil.Tests.Doubles.Vmm.Binding;

/// <summary>Makes compiled commands from the table, so that the engine's own binder accepts and refuses what it
/// would of the vendor's compiled commands. Each only hands what was bound to
/// <see cref="VendorCmdlet"/>.</summary>
internal static class CmdletEmitter
{
    private const MethodAttributes Accessor =
        MethodAttributes.Public | MethodAttributes.SpecialName | MethodAttributes.HideBySig;

    /// <summary>Makes an assembly with one class a command.</summary>
    /// <param name="module">The vendor's module.</param>
    internal static Assembly Emit(ModuleSyntax module)
    {
        PersistedAssemblyBuilder assembly =
            new(new AssemblyName(module.Name + ".Double"), typeof(object).Assembly);
        ModuleBuilder target = assembly.DefineDynamicModule(module.Name);
        TypeNames types = new(target, module);
        foreach (CmdletSyntax cmdlet in module.Cmdlets.Values)
        {
            Emit(target, types, cmdlet);
        }

        // The engine imports no assembly that is still being made.
        using MemoryStream image = new();
        assembly.Save(image);
        return Assembly.Load(image.ToArray());
    }

    private static void Emit(ModuleBuilder target, TypeNames types, CmdletSyntax cmdlet)
    {
        TypeBuilder made = target.DefineType(
            $"NetUtil.Tests.Doubles.Emitted.{cmdlet.Name.Replace("-", "", StringComparison.Ordinal)}Command",
            TypeAttributes.Public | TypeAttributes.Sealed,
            typeof(VendorCmdlet));
        string[] words = cmdlet.Name.Split('-');
        Describe<CmdletAttribute>(
            made.SetCustomAttribute,
            [words[0], words[1]],
            (nameof(CmdletAttribute.SupportsShouldProcess), cmdlet.CanAsk),
            (nameof(CmdletAttribute.DefaultParameterSetName), cmdlet.DefaultSet));
        foreach (ParameterSyntax parameter in cmdlet.Parameters.Where(p => !CmdletSyntax.IsAsked(p.Name)))
        {
            Emit(made, types.Find(parameter.TypeName), parameter);
        }

        made.CreateType();
    }

    private static void Emit(TypeBuilder cmdlet, Type type, ParameterSyntax parameter)
    {
        PropertyBuilder property = Property(cmdlet, parameter.Name, type);
        foreach (ParameterUse use in parameter.Uses)
        {
            Describe<ParameterAttribute>(
                property.SetCustomAttribute,
                [],
                (nameof(ParameterAttribute.ParameterSetName), use.Set),
                (nameof(ParameterAttribute.Mandatory), use.IsRequired),
                (nameof(ParameterAttribute.Position), use.Position),
                (nameof(ParameterAttribute.ValueFromPipeline), use.IsByValue),
                (nameof(ParameterAttribute.ValueFromPipelineByPropertyName), use.IsByName));
        }

        if (parameter.Aliases.Count > 0)
        {
            Describe<AliasAttribute>(property.SetCustomAttribute, [parameter.Aliases.ToArray()]);
        }

        // Enums refuse by themselves.
        if (parameter.Values.Count > 0 && type == typeof(string))
        {
            Describe<ValidateSetAttribute>(property.SetCustomAttribute, [parameter.Values.ToArray()]);
        }
    }

    private static PropertyBuilder Property(TypeBuilder cmdlet, string name, Type type)
    {
        FieldBuilder field = cmdlet.DefineField("_" + name, type, FieldAttributes.Private);
        MethodBuilder get = cmdlet.DefineMethod("get_" + name, Accessor, type, Type.EmptyTypes);
        ILGenerator body = get.GetILGenerator();
        body.Emit(OpCodes.Ldarg_0);
        body.Emit(OpCodes.Ldfld, field);
        body.Emit(OpCodes.Ret);
        MethodBuilder set = cmdlet.DefineMethod("set_" + name, Accessor, null, [type]);
        body = set.GetILGenerator();
        body.Emit(OpCodes.Ldarg_0);
        body.Emit(OpCodes.Ldarg_1);
        body.Emit(OpCodes.Stfld, field);
        body.Emit(OpCodes.Ret);
        PropertyBuilder property = cmdlet.DefineProperty(name, PropertyAttributes.None, type, null);
        property.SetGetMethod(get);
        property.SetSetMethod(set);
        return property;
    }

    // Named values that are null are left at their defaults.
    private static void Describe<T>(
        Action<CustomAttributeBuilder> attach, object[] arguments, params (string Name, object? Value)[] named)
    {
        (string Name, object? Value)[] given = [.. named.Where(pair => pair.Value is not null)];
        attach(new CustomAttributeBuilder(
            typeof(T).GetConstructor([.. arguments.Select(argument => argument.GetType())])!,
            arguments,
            [.. given.Select(pair => typeof(T).GetProperty(pair.Name)!)],
            [.. given.Select(pair => pair.Value)]));
    }
}
