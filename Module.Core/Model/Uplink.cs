using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Model;

/// <summary>The physical adapters that the VMs of one virtual switch share. Immutable.</summary>
public sealed class Uplink
{
    /// <summary>Makes an uplink.</summary>
    /// <param name="id">Unique in the fabric; not blank.</param>
    /// <param name="members">Shape: n >= 1, the members of the team.</param>
    /// <param name="reserveFraction">Share kept for the host itself; 0 to 1.</param>
    public Uplink(string id, IReadOnlyList<UplinkMember> members, double reserveFraction = 0)
    {
        Id = Guard.NotBlank(id, nameof(id));
        Members = Guard.NotNull(members, nameof(members));
        if (members.Count == 0)
        {
            throw new ArgumentException($"Uplink '{id}' has no member; it needs at least one.", nameof(members));
        }

        ReserveFraction = Guard.InRange(reserveFraction, 0, 1, nameof(reserveFraction));
        CapacityBitsPerSecond = (1 - reserveFraction)
            * members.Where(member => member.IsConnected).Sum(member => member.CapacityBitsPerSecond);
        LargestMemberBitsPerSecond = members
            .Where(member => member.IsConnected)
            .Select(member => member.CapacityBitsPerSecond)
            .DefaultIfEmpty(0)
            .Max();
    }

    /// <summary>Unique in the fabric.</summary>
    public string Id { get; }

    /// <summary>The members of the team.</summary>
    public IReadOnlyList<UplinkMember> Members { get; }

    /// <summary>Share kept for the host itself; 0 to 1.</summary>
    public double ReserveFraction { get; }

    /// <summary>What VMs may use each way: connected members added up, less the reserve. Unit: bit/s.</summary>
    public double CapacityBitsPerSecond { get; }

    /// <summary>The most that one virtual adapter can use: one member, since a team pins an adapter to one.
    /// Unit: bit/s.</summary>
    public double LargestMemberBitsPerSecond { get; }
}
