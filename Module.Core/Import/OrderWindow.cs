using System;

namespace NetUtil.Core.Import;

/// <summary>Puts rows in order of time, within a bounded number of rows. A row that comes after a later one takes
/// its place as long as that is still held; memory never grows with the file. One thread at a time.</summary>
internal sealed class OrderWindow
{
    private readonly int _capacity;
    private long[] _ticks;
    private int[] _slots;
    private int[] _free;
    private double[] _values;
    private int _freeCount;
    private long _edge = long.MinValue;

    /// <summary>Makes a window.</summary>
    /// <param name="width">Values in a row; at least 1.</param>
    /// <param name="capacity">Rows held at most; at least 2.</param>
    public OrderWindow(int width, int capacity)
    {
        Width = width;
        _capacity = capacity;
        int first = Math.Min(4, capacity);
        _ticks = new long[first];
        _slots = new int[first];
        _free = new int[first];
        _values = new double[first * width];
        Free(0, first);
    }

    /// <summary>Values in a row.</summary>
    public int Width { get; private set; }

    /// <summary>Rows held.</summary>
    public int Count { get; private set; }

    /// <summary>The values of all rows; a row has its own at its offset.</summary>
    public double[] Values => _values;

    /// <summary>True where rows must be taken out before another one comes.</summary>
    public bool IsFull => Count == _capacity;

    /// <summary>Time of a row, by order.</summary>
    public long TicksAt(int index) => _ticks[index];

    /// <summary>Where the values of a row begin, by order.</summary>
    public int OffsetAt(int index) => _slots[index] * Width;

    /// <summary>Where the values of a row of some time begin; of several the newest one.</summary>
    /// <returns>-1 where none is held.</returns>
    public int OffsetOf(long ticks)
    {
        int place = Count > 0 && _ticks[Count - 1] <= ticks ? Count : PlaceOf(ticks);
        return place > 0 && _ticks[place - 1] == ticks ? _slots[place - 1] * Width : -1;
    }

    /// <summary>Makes rows wider.</summary>
    /// <param name="width">The new width; not below the old one.</param>
    /// <param name="fill">What stands in the new places.</param>
    public void Widen(int width, double fill)
    {
        double[] values = new double[_ticks.Length * width];
        for (int slot = 0; slot < _ticks.Length; slot++)
        {
            Array.Copy(_values, slot * Width, values, slot * width, Width);
            for (int i = Width; i < width; i++)
            {
                values[(slot * width) + i] = fill;
            }
        }

        _values = values;
        Width = width;
    }

    /// <summary>Gives where the next row's values are to be put; the window is not full.</summary>
    public int Claim()
    {
        if (_freeCount == 0)
        {
            Grow();
        }

        return _free[_freeCount - 1] * Width;
    }

    /// <summary>Adds the row whose values were put at the place that was claimed.</summary>
    /// <param name="ticks">Its time.</param>
    /// <param name="isInOrder">True where no later row is held.</param>
    /// <returns>False where rows of its time or later were taken out already.</returns>
    public bool Add(long ticks, out bool isInOrder)
    {
        isInOrder = true;
        if (ticks <= _edge)
        {
            return false;
        }

        int place = Count;
        if (Count > 0 && _ticks[Count - 1] > ticks)
        {
            isInOrder = false;
            place = PlaceOf(ticks);
            Array.Copy(_ticks, place, _ticks, place + 1, Count - place);
            Array.Copy(_slots, place, _slots, place + 1, Count - place);
        }

        _ticks[place] = ticks;
        _slots[place] = _free[--_freeCount];
        Count++;
        return true;
    }

    /// <summary>How many of the oldest rows to take out: half, and the others of the last one's time.</summary>
    /// <param name="all">True at the end of the file.</param>
    public int CountToTake(bool all)
    {
        int count = all ? Count : Math.Max(1, Count / 2);
        while (count > 0 && count < Count && _ticks[count] == _ticks[count - 1])
        {
            count++;
        }

        return count;
    }

    /// <summary>Takes the oldest rows out.</summary>
    public void Remove(int count)
    {
        if (count == 0)
        {
            return;
        }

        _edge = _ticks[count - 1];
        for (int i = 0; i < count; i++)
        {
            _free[_freeCount++] = _slots[i];
        }

        Count -= count;
        Array.Copy(_ticks, count, _ticks, 0, Count);
        Array.Copy(_slots, count, _slots, 0, Count);
    }

    // The first place with a later time, so that rows of one time keep their order.
    private int PlaceOf(long ticks)
    {
        int low = 0;
        int high = Count;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            if (_ticks[middle] > ticks)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    private void Grow()
    {
        int before = _ticks.Length;
        int after = Math.Min(_capacity, before * 2);
        Array.Resize(ref _ticks, after);
        Array.Resize(ref _slots, after);
        Array.Resize(ref _free, after);
        Array.Resize(ref _values, after * Width);
        Free(before, after);
    }

    private void Free(int from, int until)
    {
        for (int slot = until - 1; slot >= from; slot--)
        {
            _free[_freeCount++] = slot;
        }
    }
}
