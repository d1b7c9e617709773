using System.Collections.Generic;

namespace NetUtil.Tests.Doubles.Vmm.Platform;

/// <summary>Errors on demand: each hits the next call of a command.</summary>
internal sealed class FaultPlan
{
    private readonly Dictionary<(string Command, FaultEffect Effect), Queue<int>> _waiting = [];

    /// <summary>Lets a command's next calls fail.</summary>
    /// <param name="command">Its name.</param>
    /// <param name="code">The error's number.</param>
    /// <param name="effect">What it does.</param>
    /// <param name="count">How many calls it hits.</param>
    internal void Add(string command, int code, FaultEffect effect = FaultEffect.Refuse, int count = 1)
    {
        if (!_waiting.TryGetValue((command, effect), out Queue<int>? queue))
        {
            _waiting.Add((command, effect), queue = new Queue<int>());
        }

        for (int number = 0; number < count; number++)
        {
            queue.Enqueue(code);
        }
    }

    /// <summary>Takes the error that hits this call.</summary>
    /// <param name="command">The command.</param>
    /// <param name="effect">The kind of effect that is asked for.</param>
    /// <returns>The number; 0 where none does.</returns>
    internal int Take(string command, FaultEffect effect) =>
        _waiting.TryGetValue((command, effect), out Queue<int>? queue) && queue.TryDequeue(out int code)
            ? code
            : 0;
}
