using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Import;

/// <summary>Reads a file of measured traffic into samples of a fabric, whatever its size in bounded memory. The
/// file is read on another thread than the one that takes the samples. Not safe on several threads, but for <see
/// cref="Position"/>.</summary>
public sealed class StatisticImport : IDisposable
{
    private const int BatchesAhead = 16;

    private readonly Stream _file;
    private readonly string _fileName;
    private readonly SubjectFinder _finder;
    private readonly ImportOptions _options;
    private readonly ImportTally _tally = new();
    private ByteSource? _bytes;
    private ImportRefusal? _refusal;
    private bool _wasRead;

    /// <summary>Makes an import; nothing is read yet.</summary>
    /// <param name="file">The file, plain or packed with gzip; it can seek. Disposed with the import.</param>
    /// <param name="fileName">Its name without the folder; names the meter of a plain CSV.</param>
    /// <param name="fabric">Knows what the file is about.</param>
    /// <param name="options">What is said of the file.</param>
    public StatisticImport(Stream file, string fileName, FabricInventory fabric, ImportOptions options)
    {
        _file = Guard.NotNull(file, nameof(file));
        _fileName = WithoutPacking(Guard.NotBlank(fileName, nameof(fileName)));
        _options = Guard.NotNull(options, nameof(options));
        _finder = new SubjectFinder(Guard.NotNull(fabric, nameof(fabric)), options.Map);
    }

    /// <summary>How far the file was read. Unit: byte; safe on any thread.</summary>
    public long Position => Volatile.Read(ref _bytes)?.Position ?? 0;

    /// <summary>What came of it so far; whole once the samples have ended.</summary>
    public ImportReport Report => new(_tally, _refusal);

    /// <summary>Reads the file. A file that cannot be read, or not to its end, gives what could be read; the
    /// report says why.</summary>
    /// <param name="stopToken">Ends the reading.</param>
    /// <returns>The samples, streamed; to be taken once.</returns>
    /// <exception cref="InvalidOperationException">The samples were taken already.</exception>
    /// <exception cref="IOException">The disk fails.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <remarks>Cost: O(bytes). Memory: 512 rows a subject, and at least 16 rows of a performance log.</remarks>
    public IEnumerable<TrafficSample> Samples(CancellationToken stopToken)
    {
        if (_wasRead)
        {
            throw new InvalidOperationException("The samples were taken already.");
        }

        _wasRead = true;
        return Stream(stopToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _bytes?.Dispose();
        _file.Dispose();
    }

    private static string WithoutPacking(string name) =>
        name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) && name.Length > 3
            ? name.Substring(0, name.Length - 3)
            : name;

    private IEnumerable<TrafficSample> Stream(CancellationToken stopToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(stopToken);
        using BlockingCollection<ArraySegment<SampleFacts>> queue = new(BatchesAhead);
        // A full queue makes the reader wait, so that memory stays bounded.
        SampleBatch batch = new(samples => queue.Add(samples, stop.Token));
        Task reading = Task.Run(() => Fill(batch, queue, stop.Token), CancellationToken.None);
        try
        {
            foreach (ArraySegment<SampleFacts> samples in queue.GetConsumingEnumerable(stopToken))
            {
                for (int i = 0; i < samples.Count; i++)
                {
                    yield return samples.Array![i].ToSample();
                }
            }

            reading.GetAwaiter().GetResult();
        }
        finally
        {
            // Whoever takes no more ends the reading; the file stays open until that has ended.
            stop.Cancel();
            Wait(reading);
        }
    }

    private static void Wait(Task reading)
    {
        try
        {
            reading.Wait();
        }
        catch (AggregateException)
        {
            // Thrown already, or nobody waits for it any more.
        }
    }

    private void Fill(
        SampleBatch batch, BlockingCollection<ArraySegment<SampleFacts>> queue, CancellationToken stopToken)
    {
        try
        {
            Volatile.Write(ref _bytes, ByteSource.Open(_file));
            new FileReader(_bytes!, _finder, _options, _tally, batch, _fileName).Read(stopToken);
        }
        catch (ImportStop stop)
        {
            _refusal = stop.Refusal;
        }
        finally
        {
            try
            {
                batch.Flush();
            }
            finally
            {
                queue.CompleteAdding();
            }
        }
    }
}
