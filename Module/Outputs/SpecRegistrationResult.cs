namespace NetUtil.Outputs;

/// <summary>What registering a spec did, or would do.</summary>
public enum SpecRegistrationResult
{
    /// <summary>The application was not registered before.</summary>
    Added,

    /// <summary>It took the place of another spec of the application.</summary>
    Replaced,

    /// <summary>The very same text was registered already.</summary>
    Unchanged,

    /// <summary>It would be added.</summary>
    WouldAdd,

    /// <summary>It would take the place of another spec of the application.</summary>
    WouldReplace,
}
