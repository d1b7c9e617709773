using System.Linq;
using System.Reflection;
using NetUtil.Core.Model;
using Xunit;

namespace NetUtil.Tests.Core.Specs;

/// <summary>Compares specs part by part.</summary>
internal static class SpecComparer
{
    public static void Check(ApplicationSpec expected, ApplicationSpec actual)
    {
        Assert.Equal(expected.Name, actual.Name);
        Assert.Equal(
            expected.Components.Select(component => component.Name),
            actual.Components.Select(component => component.Name));
        foreach ((Component one, Component other) in expected.Components.Zip(actual.Components))
        {
            Check(one.Binding, other.Binding);
        }

        Assert.Equal(expected.Specifications.Count, actual.Specifications.Count);
        foreach ((CapacitySpecification one, CapacitySpecification other)
            in expected.Specifications.Zip(actual.Specifications))
        {
            Assert.Equal((one.Id, one.IsIdGiven), (other.Id, other.IsIdGiven));
            Assert.Equal(one.Settings, other.Settings);
            Assert.Equal(one.Statements, other.Statements);
        }
    }

    // By reflection, so that a property added to a binding and forgotten by the writer is noticed.
    private static void Check(ComponentBinding expected, ComponentBinding actual) => Assert.All(
        typeof(ComponentBinding).GetProperties(BindingFlags.Public | BindingFlags.Instance),
        property => Assert.Equal(property.GetValue(expected), property.GetValue(actual)));
}
