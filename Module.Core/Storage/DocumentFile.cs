using System;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;
using NetUtil.Core.Fabric;

namespace NetUtil.Storage;

/// <summary>Reads and writes whole files.</summary>
internal static class DocumentFile
{
    private static readonly JsonWriterOptions s_readable =
        new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonWriterOptions s_compact = new() { SkipValidation = true };

    /// <summary>Reads a file.</summary>
    /// <exception cref="FabricException">It cannot be read.</exception>
    public static byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception failure) when (IsOfDisk(failure))
        {
            throw new FabricException($"'{path}' cannot be read: {failure.Message}", failure);
        }
    }

    /// <summary>Writes a file as a whole: after a crash the old one or the new one is there. One at a
    /// time.</summary>
    /// <exception cref="FabricException">It cannot be written.</exception>
    public static void Replace(string path, byte[] content)
    {
        string next = path + ".new";
        try
        {
            using (FileStream stream = new(next, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                stream.Write(content, 0, content.Length);
                stream.Flush(flushToDisk: true);
            }

            if (File.Exists(path))
            {
                File.Replace(next, path, null);
            }
            else
            {
                File.Move(next, path);
            }
        }
        catch (Exception failure) when (IsOfDisk(failure))
        {
            throw new FabricException($"'{path}' cannot be written: {failure.Message}", failure);
        }
    }

    /// <summary>Writes JSON in memory.</summary>
    /// <param name="write">Writes one value.</param>
    /// <param name="isReadable">True for people: with line breaks.</param>
    public static byte[] Json(Action<Utf8JsonWriter> write, bool isReadable)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, isReadable ? s_readable : s_compact))
        {
            write(writer);
        }

        return stream.ToArray();
    }

    /// <summary>Says whether a failure is one of the disk, its rights or the path.</summary>
    public static bool IsOfDisk(Exception failure) => failure is
        IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException
        or System.Security.SecurityException;
}
