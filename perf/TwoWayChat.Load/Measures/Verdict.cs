namespace TwoWayChat.Load.Measures;

/// <summary>One goal, and what came of it.</summary>
/// <param name="Work">What was measured.</param>
/// <param name="Against">What it is held against.</param>
/// <param name="Figure">What came out.</param>
/// <param name="Goal">What was to be reached.</param>
/// <param name="Reached">Whether it was; null where it could not be measured.</param>
internal sealed record Verdict(string Work, string Against, string Figure, string Goal, bool? Reached)
{
    /// <summary>A ratio, infinite where what it is held against came to nothing.</summary>
    public static Verdict AtLeast(string work, string against, double figure, double goal) =>
        new(work, against, double.IsPositiveInfinity(figure) ? "it reached nothing" : $"{figure:0.00}×", $"≥ {goal:0.##}×", Judge(figure, figure >= goal));

    public static Verdict AtMost(string work, string against, double figure, double goal, string unit) =>
        new(work, against, $"{figure:0.##}{unit}", $"≤ {goal:0.##}{unit}", Judge(figure, figure <= goal));

    public string[] Row => [Work, Against, Figure, Goal, Reached switch { true => "reached", false => "**missed**", null => "not measured" }];

    private static bool? Judge(double figure, bool reached) => double.IsNaN(figure) ? null : reached;
}
