using TwoWayChat.Callbacks.Wire;

namespace TwoWayChat.Callbacks.Inspection;

/// <summary>How the inspector answers, so that people can watch what the server does about it.</summary>
/// <param name="Status">200 to 599.</param>
/// <param name="Delay">Up to <see cref="Longest"/>: beyond <see cref="CallbackOptions.Deadline"/>, which the server does not wait for.</param>
internal sealed record InspectorAnswer(int Status, TimeSpan Delay)
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static readonly InspectorAnswer Ok = new(200, TimeSpan.Zero);

    /// <summary>Whether the sender may take the event as delivered.</summary>
    public bool Takes => Status is >= 200 and <= 299;
}
