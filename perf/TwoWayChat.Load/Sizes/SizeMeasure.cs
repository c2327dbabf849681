using System.Diagnostics;

namespace TwoWayChat.Load.Sizes;

/// <summary>Asks the same of two companies in turn, so that whatever else the machine does falls on both alike.</summary>
internal static class SizeMeasure
{
    /// <summary>Milliseconds of each asking, for the small company and the large one, sorted.</summary>
    public static async Task<(double[] Small, double[] Large)> RunAsync(SizedQuery query, FilledCompany small, FilledCompany large, int rounds)
    {
        var (ofSmall, ofLarge) = (new double[rounds], new double[rounds]);
        for (var round = -rounds / 5; round < rounds; round++)
        {
            var (first, second) = (await AskAsync(query, small, round + rounds), await AskAsync(query, large, round + rounds));
            if (round >= 0)
            {
                (ofSmall[round], ofLarge[round]) = (first, second);
            }
        }

        Array.Sort(ofSmall);
        Array.Sort(ofLarge);
        return (ofSmall, ofLarge);
    }

    private static async Task<double> AskAsync(SizedQuery query, FilledCompany company, int number)
    {
        var start = Stopwatch.GetTimestamp();
        await query.Run(company, number);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
