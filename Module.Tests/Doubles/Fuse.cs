using System;

namespace NetUtil.Tests.Doubles;

/// <summary>Breaks a run off at one of the moments before and after each write of the journal and each call of
/// the platform: for once, as an error does, or for good, as the end of the process does.</summary>
internal sealed class Fuse
{
    private readonly int _breaksAt;
    private readonly bool _isForGood;
    private readonly Action<int>? _onMoment;
    private bool _isDead;

    /// <summary>Makes a fuse.</summary>
    /// <param name="breaksAt">The moment, from 1.</param>
    /// <param name="isForGood">True where the process ends.</param>
    /// <param name="onMoment">Told of each moment that is passed; null where nobody wants to know.</param>
    public Fuse(int breaksAt, bool isForGood, Action<int>? onMoment = null)
    {
        _onMoment = onMoment;
        _breaksAt = breaksAt;
        _isForGood = isForGood;
    }

    /// <summary>Moments so far.</summary>
    public int Moments { get; private set; }

    public bool HasBroken => Moments >= _breaksAt;

    /// <summary>Makes a call, with a moment before and after it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="error">Says that it failed, where it does for once.</param>
    public T Guard<T>(Func<T> call, Func<Exception> error)
    {
        Pass(error);
        T answer = call();
        Pass(error);
        return answer;
    }

    private void Pass(Func<Exception> error)
    {
        if (_isDead || ++Moments == _breaksAt)
        {
            _isDead = _isForGood;
            throw _isForGood ? new ProcessEnd() : error();
        }

        _onMoment?.Invoke(Moments);
    }
}
