namespace NetUtil.Core.Planning;

/// <summary>A flow as a placement sees it. Rates in Mbit/s.</summary>
/// <param name="Source">The number of the end that sends.</param>
/// <param name="Target">The number of the end that receives.</param>
/// <param name="Kept">What it keeps where no requirement names it.</param>
/// <param name="Requirement">The number of the requirement that needs it; -1 for none.</param>
/// <param name="Need">What that needs of this flow alone; 0 where it needs a total.</param>
internal readonly record struct PlacedFlow(int Source, int Target, double Kept, int Requirement, double Need);
