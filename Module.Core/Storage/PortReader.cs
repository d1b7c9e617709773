using NetUtil.Core.Model;

namespace NetUtil.Storage;

/// <summary>Reads the bandwidth settings of a port: "minimum", "weight", "maximum".</summary>
internal static class PortReader
{
    public static PortSettings Read(JsonObjectReader reader, JsonProblems problems)
    {
        double? minimum = reader.Rate("minimum");
        int? weight = (int?)reader.Integer("weight", 1, 100);
        double? maximum = reader.Rate("maximum");
        if (maximum == 0)
        {
            problems.Add(
                reader.Find("maximum")!, "a rate above 0", "0", advice: "leave it out for a port without limit");
            maximum = null;
        }

        if (minimum > maximum)
        {
            problems.Add(
                reader.Find("minimum")!,
                "a minimum of at most the maximum",
                JsonValues.Found(reader.Find("minimum")!),
                advice: "lower the minimum or raise the maximum");
            minimum = null;
        }

        return new PortSettings(minimum, weight, maximum);
    }
}
