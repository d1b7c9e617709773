using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using NetUtil.Core.Planning;
using NetUtil.Core.Units;

namespace NetUtil.Outputs;

/// <summary>Says in words what differs between two objects that show a policy.</summary>
internal static class PolicyDifference
{
    private static readonly PropertyInfo[] s_settings = typeof(NetworkRebalancePolicy).GetProperties()
        .Where(property => property.Name is not (nameof(NetworkRebalancePolicy.Scope)
            or nameof(NetworkRebalancePolicy.Name) or nameof(NetworkRebalancePolicy.Rule)))
        .ToArray();

    /// <summary>The names of the settings that differ.</summary>
    /// <param name="before">One.</param>
    /// <param name="after">The other.</param>
    internal static IEnumerable<string> NamesBetween(NetworkRebalancePolicy before, NetworkRebalancePolicy after) =>
        Differing(before, after).Select(property => property.Name);

    /// <summary>The differences, such as "MaximumMove from 5 to 3".</summary>
    /// <param name="before">The policy now.</param>
    /// <param name="after">The policy that is to be.</param>
    /// <param name="scope">What is looked at.</param>
    /// <param name="name">Its name; "" for the default.</param>
    /// <returns>"" where nothing differs.</returns>
    internal static string Between(RebalancePolicy before, RebalancePolicy after, PolicyScope scope, string name)
    {
        NetworkRebalancePolicy old = PolicyListing.Of(before, scope, name);
        NetworkRebalancePolicy next = PolicyListing.Of(after, scope, name);
        IEnumerable<string> settings = Differing(old, next).Select(property =>
            $"{property.Name} from {Text(property, old)} to {Text(property, next)}");
        IEnumerable<string> rules = before.Overrides
            .Where(rule => after.RuleOf(rule.Scope, rule.Name) is null)
            .Select(rule => $"take out the rule of {rule}");
        return string.Join(", ", settings.Concat(rules));
    }

    private static IEnumerable<PropertyInfo> Differing(
        NetworkRebalancePolicy before, NetworkRebalancePolicy after) =>
        s_settings.Where(property => Text(property, before) != Text(property, after));

    private static string Text(PropertyInfo property, NetworkRebalancePolicy policy) =>
        property.GetValue(policy) switch
        {
            null => "nothing",
            string text => text,
            double rate when property.Name == nameof(NetworkRebalancePolicy.FloorBitsPerSecond) =>
                BandwidthText.Scaled(rate, CultureInfo.CurrentCulture),
            IEnumerable list => list.Cast<object>().Any()
                ? string.Join(", ", list.Cast<object>().Select(one => $"'{one}'"))
                : property.Name == nameof(NetworkRebalancePolicy.Window) ? "any time"
                : "nothing",
            object value => Convert.ToString(value, CultureInfo.CurrentCulture)!,
        };
}
