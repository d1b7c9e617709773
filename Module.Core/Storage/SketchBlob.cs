using System;
using System.Collections.Generic;
using System.IO;
using NetUtil.Core.Statistics;

namespace NetUtil.Storage;

/// <summary>Writes sketches as bytes and reads them back: the smallest and largest rate as numbers of 8 bytes,
/// then numbers of 7 bits a byte, low ones first: how many rates are 0; the index of the first bin, its sign in
/// the last bit; and of each bin the step from the index before, with a last bit that tells whether its count
/// follows or is 1.</summary>
internal static class SketchBlob
{
    /// <summary>Writes a sketch.</summary>
    /// <param name="sketch">Not empty.</param>
    public static byte[] Write(RateSketch sketch)
    {
        using MemoryStream bytes = new(32 + (2 * sketch.Bins.Count));
        using BinaryWriter writer = new(bytes);
        writer.Write(sketch.Least);
        writer.Write(sketch.Most);
        WriteNumber(writer, (ulong)sketch.ZeroCount);
        int before = sketch.Bins.Count == 0 ? 0 : sketch.Bins[0].Index;
        WriteNumber(writer, ((ulong)Math.Abs((long)before) << 1) | (before < 0 ? 1UL : 0));
        foreach (RateBin bin in sketch.Bins)
        {
            WriteNumber(writer, ((ulong)(bin.Index - before) << 1) | (bin.Count > 1 ? 1UL : 0));
            if (bin.Count > 1)
            {
                WriteNumber(writer, (ulong)bin.Count);
            }

            before = bin.Index;
        }

        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Reads a sketch.</summary>
    /// <param name="bytes">What <see cref="Write"/> wrote.</param>
    public static RateSketch Read(byte[] bytes)
    {
        using BinaryReader reader = new(new MemoryStream(bytes, writable: false));
        double least = reader.ReadDouble();
        double most = reader.ReadDouble();
        long zeroCount = (long)ReadNumber(reader);
        ulong first = ReadNumber(reader);
        int index = (int)(first >> 1) * ((first & 1) == 1 ? -1 : 1);
        List<RateBin> bins = [];
        while (reader.BaseStream.Position < bytes.Length)
        {
            ulong step = ReadNumber(reader);
            index += (int)(step >> 1);
            bins.Add(new RateBin(index, (step & 1) == 1 ? (long)ReadNumber(reader) : 1));
        }

        return RateSketch.Of(zeroCount, least, most, bins);
    }

    private static void WriteNumber(BinaryWriter writer, ulong number)
    {
        for (; number >= 0x80; number >>= 7)
        {
            writer.Write((byte)((number & 0x7F) | 0x80));
        }

        writer.Write((byte)number);
    }

    private static ulong ReadNumber(BinaryReader reader)
    {
        ulong number = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = reader.ReadByte();
            number |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return number;
            }
        }
    }
}
