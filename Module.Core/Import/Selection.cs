namespace NetUtil.Core.Import;

/// <summary>Finds order statistics without sorting: most intervals of a file are alike, and a sort would take
/// half the time of reading it.</summary>
internal static class Selection
{
    /// <summary>The value that would stand at a place if the values were sorted.</summary>
    /// <param name="values">The values; their order is changed.</param>
    /// <param name="count">How many there are; at least 1.</param>
    /// <param name="place">From 0, below the count.</param>
    /// <remarks>Source: C. A. R. Hoare, "Algorithm 65: Find", Comm. ACM 4 (1961), 321. Cost: O(n) on
    /// average.</remarks>
    public static long At(long[] values, int count, int place)
    {
        int low = 0;
        int high = count - 1;
        while (low < high)
        {
            long pivot = values[low + ((high - low) / 2)];
            int left = low;
            int right = high;
            while (left <= right)
            {
                while (values[left] < pivot)
                {
                    left++;
                }

                while (values[right] > pivot)
                {
                    right--;
                }

                if (left <= right)
                {
                    (values[left], values[right]) = (values[right], values[left]);
                    left++;
                    right--;
                }
            }

            if (place <= right)
            {
                high = right;
            }
            else if (place >= left)
            {
                low = left;
            }
            else
            {
                break;
            }
        }

        return values[place];
    }
}
