namespace NetUtil.Core.Model;

/// <summary>Which port settings a virtual switch takes.</summary>
internal static class PortRules
{
    /// <summary>Says why settings do not go with a switch.</summary>
    /// <param name="adapter">The adapter.</param>
    /// <param name="connected">The switch it is connected to; null for none.</param>
    /// <param name="port">The settings.</param>
    /// <returns>The reason in words; null where they go.</returns>
    public static string? Refusal(VirtualAdapter adapter, VirtualSwitch? connected, PortSettings port)
    {
        MinimumBandwidthMode mode = connected?.MinimumMode ?? MinimumBandwidthMode.None;
        string place = connected is null
            ? $"adapter '{adapter.Id}' is connected to no switch"
            : $"switch '{connected.Name}' of adapter '{adapter.Id}' has the minimum mode {mode}";
        if (port.MinimumBitsPerSecond is not null && mode != MinimumBandwidthMode.Absolute)
        {
            return $"A minimum in bit/s needs a switch in Absolute mode; {place}.";
        }

        return port.MinimumWeight is not null && mode != MinimumBandwidthMode.Weight
            ? $"A weight needs a switch in Weight mode; {place}."
            : null;
    }
}
