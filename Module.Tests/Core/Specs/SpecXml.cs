namespace NetUtil.Tests.Core.Specs;

/// <summary>Small specs for tests.</summary>
internal static class SpecXml
{
    public const string Namespace = "xmlns=\"urn:netutil:app-network-spec:1\"";

    public const string Components = "<components><component vm=\"web\">Web</component>"
        + "<component vm=\"app\">App</component></components>";

    public const string Requirements = "<capacitySpecifications><capacitySpecification>Min(Web, App) &gt; 1 MBS"
        + "</capacitySpecification></capacitySpecifications>";

    /// <summary>A spec of two components with these parts in place of the usual ones.</summary>
    public static string Of(string components = Components, string requirements = Requirements) =>
        $"<application name=\"Shop\" {Namespace}>{components}{requirements}</application>";

    /// <summary>A spec with one component, and "App".</summary>
    public static string WithComponent(string component) =>
        Of($"<components>{component}<component vm=\"app\">App</component></components>", Requirements);

    /// <summary>A spec with these attributes on its one requirement.</summary>
    public static string WithAttributes(string attributes) =>
        Of(requirements: Requirements.Replace("<capacitySpecification>", $"<capacitySpecification {attributes}>"));

    /// <summary>A spec with this text as its one requirement.</summary>
    public static string WithText(string text) => Of(
        requirements: $"<capacitySpecifications><capacitySpecification>{text}</capacitySpecification>"
            + "</capacitySpecifications>");
}
