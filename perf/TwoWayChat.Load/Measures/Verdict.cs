namespace TwoWayChat.Load.Measures;

/// <summary>One goal, and what came of it.</summary>
/// <param name="Work">What was measured.</param>
/// <param name="Against">What it is held against.</param>
/// <param name="Figure">What came out.</param>
/// <param name="Goal">What was to be reached.</param>
/// <param name="Reached">Whether it was; null where it could not be measured.</param>
internal sealed record Verdict(string Work, string Against, string Figure, string Goal, bool? Reached)
{
    public static Verdict AtLeast(string work, string against, double figure, double goal) =>
        new(work, against, $"{figure:0.00}×", $"≥ {goal:0.##}×", double.IsFinite(figure) ? figure >= goal : null);

    public static Verdict AtMost(string work, string against, double figure, double goal, string unit) =>
        new(work, against, $"{figure:0.##}{unit}", $"≤ {goal:0.##}{unit}", double.IsFinite(figure) ? figure <= goal : null);

    public string[] Row => [Work, Against, Figure, Goal, Reached switch { true => "reached", false => "**missed**", null => "not measured" }];
}
