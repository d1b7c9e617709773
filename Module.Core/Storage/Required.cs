using System;

namespace NetUtil.Storage;

/// <summary>Checks of arguments.</summary>
internal static class Required
{
    /// <summary>Refuses null.</summary>
    public static void NotNull(object? value, string name)
    {
        if (value is null)
        {
            throw new ArgumentNullException(name);
        }
    }
}
