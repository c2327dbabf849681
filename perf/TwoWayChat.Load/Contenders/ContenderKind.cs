namespace TwoWayChat.Load.Contenders;

/// <summary>An engine as it is set up for a comparison.</summary>
/// <param name="Key">Its name on the command line.</param>
/// <param name="Name">Its name in a table.</param>
/// <param name="Setting">What matters of how it is set up.</param>
/// <param name="StartAsync">Starts it with a fresh store.</param>
internal sealed record ContenderKind(string Key, string Name, string Setting, Func<Layout, Task<Contender>> StartAsync)
{
    /// <summary>Events per second at which looking for its limit begins.</summary>
    public required int From { get; init; }

    /// <summary>Ours, against which the others are held.</summary>
    public bool IsOurs { get; init; }
}
