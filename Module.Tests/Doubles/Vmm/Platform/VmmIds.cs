using System;
using System.Security.Cryptography;
using System.Text;

namespace NetUtil.Tests.Doubles.Vmm.Platform;

/// <summary>The GUIDs of a simulated fabric's things: the same for the same thing, always.</summary>
internal static class VmmIds
{
    /// <summary>Gives the GUID of a thing.</summary>
    /// <param name="kind">What it is; VMM's and Hyper-V's ids of one VM differ, so they are two kinds.</param>
    /// <param name="id">The thing's id in the fabric.</param>
    internal static Guid Of(string kind, string id) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}/{id}")).AsSpan(0, 16));
}
