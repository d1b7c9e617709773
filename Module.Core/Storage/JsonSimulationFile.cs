using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;
using NetUtil.Core.Fabric;
using NetUtil.Core.Simulation;

namespace NetUtil.Storage;

/// <summary>Keeps the state of a simulated fabric in a JSON file, guarded by a lock file beside it. Safe on any
/// thread and among processes.</summary>
internal sealed class JsonSimulationFile : ISimulationFile
{
    private const string RevisionStart = "{\"revision\":";
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    private readonly string _path;
    private readonly TimeSpan _patience;
    private (DateTime Written, long Length, long Revision) _stamp;
    private SimulationState? _state;
    private (object Demands, byte[] Json)? _demands;

    /// <summary>Makes the file's keeper; reads nothing yet.</summary>
    /// <param name="path">The file.</param>
    /// <param name="patience">How long to wait for another that has it.</param>
    public JsonSimulationFile(string path, TimeSpan patience)
    {
        _path = Path.GetFullPath(path);
        _patience = patience;
    }

    /// <inheritdoc/>
    public string Name => _path;

    /// <inheritdoc/>
    public ISimulationHold Hold(CancellationToken stopToken)
    {
        if (!File.Exists(_path))
        {
            throw new FabricException(
                $"There is no simulated fabric in '{_path}'; make one from a fabric file first.");
        }

        return HoldNewOrOld(stopToken);
    }

    /// <summary>Makes the file, or puts another state into it.</summary>
    /// <param name="state">The state.</param>
    /// <param name="replace">True to replace one that is there.</param>
    public void Create(SimulationState state, bool replace)
    {
        using FileStream guard = Lock(CancellationToken.None);
        if (!replace && File.Exists(_path))
        {
            throw new FabricException($"'{_path}' is there already; replace it, or name another file.");
        }

        Write(state);
    }

    private FileHold HoldNewOrOld(CancellationToken stopToken)
    {
        FileStream guard = Lock(stopToken);
        try
        {
            (DateTime, long, long) stamp = ReadStamp();
            if (_state is null || stamp != _stamp)
            {
                _state = StateReader.ReadDocument(DocumentFile.Read(_path)).Require(_path);
                _stamp = stamp;
            }

            return new FileHold(this, guard);
        }
        catch
        {
            guard.Dispose();
            throw;
        }
    }

    private FileStream Lock(CancellationToken stopToken)
    {
        string path = _path + ".lock";
        Stopwatch waited = Stopwatch.StartNew();
        while (true)
        {
            stopToken.ThrowIfCancellationRequested();
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (Exception failure) when (DocumentFile.IsOfDisk(failure))
            {
                bool isTaken = failure is IOException and not (DirectoryNotFoundException or PathTooLongException);
                if (!isTaken)
                {
                    throw new FabricException($"'{path}' cannot be made: {failure.Message}", failure);
                }

                if (waited.Elapsed >= _patience)
                {
                    throw new FabricException(
                        $"Another process has used '{_path}' for {_patience.TotalSeconds:0.#} s; "
                        + "wait for it or end it, then try again.",
                        failure);
                }
            }

            stopToken.WaitHandle.WaitOne(s_pause);
        }
    }

    // Time and length alone might not change between two quick writes.
    private (DateTime Written, long Length, long Revision) ReadStamp()
    {
        try
        {
            FileInfo file = new(_path);
            using StreamReader reader = new(_path);
            char[] start = new char[RevisionStart.Length + 20];
            string text = new(start, 0, reader.ReadBlock(start, 0, start.Length));
            int end = text.IndexOf(',');
            long revision = text.StartsWith(RevisionStart, StringComparison.Ordinal) && end > 0
                && long.TryParse(
                    text.Substring(RevisionStart.Length, end - RevisionStart.Length),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out long number)
                ? number
                : -1;
            return (file.LastWriteTimeUtc, file.Length, revision);
        }
        catch (Exception failure) when (DocumentFile.IsOfDisk(failure))
        {
            throw new FabricException($"'{_path}' cannot be read: {failure.Message}", failure);
        }
    }

    private void Write(SimulationState state)
    {
        // Demands never change in a live fabric, and a recording makes up most of the file.
        if (_demands is null || !ReferenceEquals(_demands.Value.Demands, state.Definition.Demands))
        {
            _demands = (state.Definition.Demands, DocumentFile.Json(
                writer => DefinitionWriter.WriteDemands(writer, state.Definition), isReadable: false));
        }

        byte[] content = DocumentFile.Json(
            writer => StateWriter.Write(writer, state, _demands.Value.Json), isReadable: false);
        _state = null;
        DocumentFile.Replace(_path, content);
        _stamp = ReadStamp();
        _state = state;
    }

    private sealed class FileHold : ISimulationHold
    {
        private readonly JsonSimulationFile _file;
        private readonly FileStream _guard;
        private bool _isOver;

        public FileHold(JsonSimulationFile file, FileStream guard)
        {
            _file = file;
            _guard = guard;
        }

        public SimulationState State => _isOver
            ? throw new ObjectDisposedException(nameof(FileHold))
            : _file._state!;

        public void Write(SimulationState state) =>
            _file.Write(state with { Revision = State.Revision + 1 });

        public void Dispose()
        {
            _isOver = true;
            _guard.Dispose();
        }
    }
}
