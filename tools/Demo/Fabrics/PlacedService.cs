namespace NetUtil.Demo.Fabrics;

/// <summary>Where a service of an application lies in the demo's fabric. Immutable, compared by value.</summary>
/// <param name="Application">The application.</param>
/// <param name="Service">The service, as recordings call it.</param>
/// <param name="Machine">Name of the VM that it runs in.</param>
/// <param name="Tier">The VM's tier.</param>
/// <param name="Host">Name of the host.</param>
internal sealed record PlacedService(
    string Application, string Service, string Machine, string Tier, string Host);
