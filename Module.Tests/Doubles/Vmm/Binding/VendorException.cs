using System;
using System.Globalization;

namespace NetUtil.Tests.Doubles.Vmm.Binding;

/// <summary>A vendor's command failed. As VMM's do, its text carries the number and so does its
/// <see cref="Exception.HResult"/>.</summary>
internal sealed class VendorException : Exception
{
    /// <summary>Makes it.</summary>
    /// <param name="code">The vendor's number.</param>
    /// <param name="problem">What the vendor says.</param>
    internal VendorException(int code, string problem)
        : base(string.Create(CultureInfo.InvariantCulture, $"{problem} (Error ID: {code})"))
    {
        Code = code;
        HResult = code;
    }

    /// <summary>The vendor's number.</summary>
    internal int Code { get; }

    /// <summary>The number as the id of an error record.</summary>
    internal string ErrorId => Code.ToString(CultureInfo.InvariantCulture);
}
