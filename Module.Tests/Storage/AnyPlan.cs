using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;

namespace NetUtil.Tests.Storage;

/// <summary>Plans of every shape. What can be set is set by its type, so that a property that is added is filled
/// too.</summary>
internal static class AnyPlan
{
    private static readonly string[] s_names = ["web", "SQL 1", "größe", "a\"b\\c", "日本", "<&>"];

    public static RebalancePlan Of(Random random)
    {
        RebalancePlan plan = Filled(new RebalancePlan(), random);
        return plan with { Steps = Steps(random) };
    }

    private static PlanStep[] Steps(Random random)
    {
        List<PlanStep> steps = [];
        for (int number = 1; number <= random.Next(6); number += random.Next(1, 3))
        {
            Adaptation adaptation = random.Next(2) == 0
                ? new BandwidthAdaptation(Name(random), Name(random), Name(random), Port(random), Port(random))
                : new MigrationAdaptation(
                    Name(random), Name(random), Name(random), Name(random), "to " + Name(random), Name(random));
            steps.Add(new PlanStep(number, adaptation, Name(random), Name(random))
            {
                Wave = random.Next(1, 4),
                DependsOn = [.. steps.Where(_ => random.Next(2) == 0).Select(step => step.Number)],
                Cost = adaptation is MigrationAdaptation && random.Next(2) == 0
                    ? MoveCost.Known(Rate(random), Rate(random) + 1)
                    : null,
            });
        }

        return [.. steps];
    }

    private static T Filled<T>(T item, Random random)
        where T : notnull
    {
        foreach (PropertyInfo property in item.GetType().GetProperties())
        {
            if (property.SetMethod is not null && property.Name != nameof(RebalancePlan.Steps))
            {
                property.SetValue(item, Value(property, random));
            }
        }

        return item;
    }

    private static object? Value(PropertyInfo property, Random random)
    {
        Type type = property.PropertyType;
        if (Nullable.GetUnderlyingType(type) is Type inner)
        {
            return random.Next(3) == 0 ? null : Value(inner, property.Name, random);
        }

        return Value(type, property.Name, random);
    }

    private static object Value(Type type, string name, Random random) => type switch
    {
        _ when type == typeof(string) =>
            name.EndsWith("Id", StringComparison.Ordinal) || name is "Application" or "Requirement" || random.Next(4) > 0
                ? Name(random)
                : "",
        _ when type == typeof(double) => Figure(name, random),
        _ when type == typeof(int) => random.Next(1, 100),
        _ when type == typeof(TimeSpan) => TimeSpan.FromTicks(random.NextInt64(-1_000_000, 1_000_000_000_000)),
        _ when type == typeof(DateTimeOffset) =>
            new DateTimeOffset(2025, 1, 6, 8, 0, 0, TimeSpan.Zero).AddTicks(random.NextInt64(10_000_000_000)),
        _ when type.IsEnum => Enum.GetValues(type).GetValue(random.Next(Enum.GetValues(type).Length))!,
        _ when type == typeof(IReadOnlyList<string>) => Many(random, () => Name(random)),
        _ when type == typeof(IReadOnlyList<PathFigure>) => Many(random, () => Path(random)),
        _ when type == typeof(IReadOnlyList<PathCompliance>) =>
            Many(random, () => Filled(new PathCompliance(), random)),
        _ when type == typeof(IReadOnlyList<UnmetRequirement>) =>
            Many(random, () => new UnmetRequirement(Name(random), Many(random, () => Name(random)))),
        _ => throw new NotSupportedException($"'{name}' is a {type.Name}: say how it is filled, written and read."),
    };

    // Shortfalls and bounds are finite and not negative; figures may be anything.
    private static double Figure(string name, Random random) =>
        name.StartsWith("Shortfall", StringComparison.Ordinal) || name is "LowerBound" or "Required" or "ObservedLow"
            ? Rate(random)
            : random.Next(6) switch
            {
                0 => double.PositiveInfinity,
                1 => double.NegativeInfinity,
                2 => -Rate(random),
                _ => Rate(random),
            };

    private static PathFigure Path(Random random) => new(
        Name(random),
        Rate(random),
        random.Next(3) == 0 ? double.PositiveInfinity : Rate(random),
        random.Next(3) == 0 ? double.PositiveInfinity : Rate(random),
        (Evidence)random.Next(4))
    {
        Unmet = random.Next(2) == 0 ? null : Rate(random),
    };

    private static PortSettings Port(Random random)
    {
        double? minimum = random.Next(2) == 0 ? null : Rate(random);
        return new PortSettings(
            minimum,
            random.Next(2) == 0 ? null : random.Next(1, 101),
            random.Next(2) == 0 ? null : (minimum ?? 1) + Rate(random));
    }

    private static double Rate(Random random) =>
        random.Next(3) == 0 ? random.Next(1000) * 1e6 : random.NextDouble() * 1e12;

    private static string Name(Random random) => s_names[random.Next(s_names.Length)] + random.Next(100);

    private static T[] Many<T>(Random random, Func<T> one) =>
        [.. Enumerable.Range(0, random.Next(3)).Select(_ => one())];
}
