using System.Collections.Generic;
using System.Linq;
using CsCheck;
using NetUtil.Core.Import;
using Xunit;

namespace NetUtil.Tests.Core.Import;

public sealed class OrderWindowTests
{
    [Fact]
    public void Rows_come_out_in_order_with_their_values_as_a_sort_gives_them() =>
        Gen.Int[0, 60].List[0, 200].Sample(times =>
        {
            OrderWindow window = new(width: 2, capacity: 16);
            List<(long Ticks, double Value)> taken = [];
            List<(long Ticks, double Value)> late = [];
            for (int i = 0; i < times.Count; i++)
            {
                int offset = window.Claim();
                window.Values[offset] = i;
                window.Values[offset + 1] = -i;
                if (!window.Add(times[i], out _))
                {
                    late.Add((times[i], i));
                }

                if (window.IsFull)
                {
                    Take(window, taken, all: false);
                }
            }

            Take(window, taken, all: true);
            Assert.Equal(
                times
                    .Select((time, i) => ((long)time, (double)i))
                    .Except(late)
                    .OrderBy(row => row.Item1)
                    .ThenBy(row => row.Item2),
                taken);
            Assert.All(
                late, row => Assert.Contains(taken, one => one.Ticks >= row.Ticks && one.Value < row.Value));
        });

    [Fact]
    public void As_many_rows_as_it_holds_are_sorted_whatever_their_order() =>
        Gen.Shuffle(Enumerable.Range(0, 15).ToArray()).Sample(times =>
        {
            OrderWindow window = new(width: 1, capacity: 16);
            foreach (int time in times)
            {
                int offset = window.Claim();
                window.Values[offset] = time;
                Assert.True(window.Add(time, out _));
            }

            List<(long Ticks, double Value)> taken = [];
            Take(window, taken, all: true, width: 1);
            Assert.Equal(Enumerable.Range(0, 15).Select(time => ((long)time, (double)time)), taken);
        });

    [Fact]
    public void Rows_of_one_time_are_taken_out_together()
    {
        OrderWindow window = new(width: 1, capacity: 4);
        foreach (int time in new[] { 1, 2, 2, 2 })
        {
            window.Claim();
            window.Add(time, out _);
        }

        Assert.True(window.IsFull);
        Assert.Equal(4, window.CountToTake(all: false));
    }

    [Fact]
    public void Widening_keeps_the_values()
    {
        OrderWindow window = new(width: 1, capacity: 4);
        int claimed = window.Claim();
        window.Values[claimed] = 7;
        window.Add(5, out _);

        window.Widen(3, fill: -1);

        int offset = window.OffsetOf(5);
        Assert.Equal([7, -1, -1], window.Values[offset..(offset + 3)]);
        Assert.Equal(-1, window.OffsetOf(4));
        Assert.Equal(-1, window.OffsetOf(6));
    }

    private static void Take(
        OrderWindow window, List<(long Ticks, double Value)> taken, bool all, int width = 2)
    {
        int count = window.CountToTake(all);
        for (int i = 0; i < count; i++)
        {
            double value = window.Values[window.OffsetAt(i)];
            taken.Add((window.TicksAt(i), value));
            if (width == 2)
            {
                Assert.Equal(-value, window.Values[window.OffsetAt(i) + 1]);
            }
        }

        window.Remove(count);
    }
}
