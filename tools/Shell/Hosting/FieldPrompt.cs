using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace NetUtil.Shell.Hosting;

/// <summary>Asks for the values of named fields, such as mandatory parameters that were left out.</summary>
internal sealed class FieldPrompt
{
    private readonly PSHostUserInterface _screen;

    /// <summary>Makes it.</summary>
    /// <param name="screen">Where it asks.</param>
    internal FieldPrompt(PSHostUserInterface screen)
    {
        _screen = screen;
    }

    /// <summary>Asks for each field until its value is of the field's type.</summary>
    /// <param name="caption">A title; may be empty.</param>
    /// <param name="message">What the fields are for; may be empty.</param>
    /// <param name="fields">The fields.</param>
    /// <returns>The values by the fields' names.</returns>
    internal Dictionary<string, PSObject> Ask(
        string caption, string message, IEnumerable<FieldDescription> fields)
    {
        foreach (string line in new[] { caption, message }.Where(line => !string.IsNullOrEmpty(line)))
        {
            _screen.WriteLine(line);
        }

        return fields.ToDictionary(field => field.Name, field => PSObject.AsPSObject(AskField(field)));
    }

    private object AskField(FieldDescription field)
    {
        Type type = Type.GetType(field.ParameterAssemblyFullName) ?? typeof(string);
        return type.IsArray ? AskList(field, type.GetElementType()!) : AskValue(field.Name, type);
    }

    // An empty line ends the list, as in PowerShell's own console.
    private Array AskList(FieldDescription field, Type elementType)
    {
        List<object> values = [];
        while (true)
        {
            _screen.Write($"{field.Name}[{values.Count}]: ");
            string text = _screen.ReadLine();
            if (text.Length == 0)
            {
                Array list = Array.CreateInstance(elementType, values.Count);
                ((System.Collections.ICollection)values).CopyTo(list, 0);
                return list;
            }

            if (Converted(text, elementType) is object value)
            {
                values.Add(value);
            }
        }
    }

    private object AskValue(string name, Type type)
    {
        while (true)
        {
            _screen.Write($"{name}: ");
            object? value = type == typeof(SecureString)
                ? _screen.ReadLineAsSecureString()
                : Converted(_screen.ReadLine(), type);
            if (value is not null)
            {
                return value;
            }
        }
    }

    private object? Converted(string text, Type type)
    {
        try
        {
            return LanguagePrimitives.ConvertTo(text, type, System.Globalization.CultureInfo.CurrentCulture);
        }
        catch (PSInvalidCastException failure)
        {
            _screen.WriteErrorLine(failure.Message);
            return null;
        }
    }
}
