using System.Collections.Generic;

namespace NetUtil.Demo.Recordings;

/// <summary>An application of which there is a recording. Immutable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="FilePrefix">How the names of its files begin.</param>
/// <param name="Entry">The service that people call. Calls from outside were not traced: the service's own count
/// of requests stands for them.</param>
/// <param name="BehindEntry">The service that the entry passes every request on to without having been traced;
/// null where the entry's calls were traced.</param>
internal sealed record RecordedApplication(string Name, string FilePrefix, string Entry, string? BehindEntry)
{
    /// <summary>Google's Online Boutique: ten services of a web shop.</summary>
    internal static RecordedApplication OnlineBoutique { get; } =
        new("Online Boutique", "online-boutique", "frontend", null);

    /// <summary>Train Ticket: 46 services of a booking system.</summary>
    internal static RecordedApplication TrainTicket { get; } =
        new("Train Ticket", "train-ticket", "ts-ui-dashboard", "ts-gateway-service");

    /// <summary>Both.</summary>
    internal static IReadOnlyList<RecordedApplication> All { get; } = [OnlineBoutique, TrainTicket];
}
