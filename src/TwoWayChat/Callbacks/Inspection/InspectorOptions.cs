namespace TwoWayChat.Callbacks.Inspection;

/// <summary>Section <c>Demo</c>, as far as the callback inspector goes.</summary>
internal sealed class InspectorOptions
{
    public const string Section = "Demo";

    /// <summary>Whether this server takes callbacks itself and shows what a receiver gets: for trying out, never for production.</summary>
    public bool Inspector { get; set; }
}
