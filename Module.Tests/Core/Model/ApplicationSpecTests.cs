using System;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Units;
using Xunit;

namespace NetUtil.Tests.Core.Model;

public class ApplicationSpecTests
{
    private static readonly Statement s_statement = new(new BoundComparison(
        new Measure(Reduction.Min, [PathNode.Of("A"), PathNode.Of("B")]), Comparison.Greater, new Bandwidth(8e6)));

    [Fact]
    public void A_requirement_is_named_by_the_id_and_numbered_where_there_are_several()
    {
        SpecificationSettings settings = new() { Priority = 75 };
        ApplicationSpec spec = new("Shop", [], [
            new CapacitySpecification("out", true, settings, [s_statement]),
            new CapacitySpecification("r2", false, SpecificationSettings.Default, [s_statement, s_statement]),
        ]);

        Assert.Equal(
            ["Shop/out", "Shop/r2/1", "Shop/r2/2"],
                spec.Requirements.Select(requirement => requirement.ToString()));
        Assert.Equal([75, 50, 50], spec.Requirements.Select(requirement => requirement.Settings.Priority));
    }

    [Fact]
    public void A_component_is_found_without_case()
    {
        Component component = new("Web", new ComponentBinding());
        ApplicationSpec spec = new("Shop", [component], []);

        Assert.Same(component, spec.FindComponent("wEB"));
        Assert.Null(spec.FindComponent("We"));
        Assert.Empty(spec.Requirements);
    }

    [Fact]
    public void A_statement_is_written_with_its_condition()
    {
        Statement when = new(s_statement.Requirement, new ComparisonCondition(s_statement.Requirement));

        Assert.Equal("when Min(A, B) > 1 MBS: Min(A, B) > 1 MBS", when.ToString());
        Assert.NotEqual(s_statement, when);
        Assert.Throws<ArgumentNullException>(() => new Statement(null!));
    }
}
