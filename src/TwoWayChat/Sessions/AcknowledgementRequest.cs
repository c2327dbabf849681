using System.ComponentModel.DataAnnotations;

namespace TwoWayChat.Sessions;

/// <summary>How far a pulling client has got.</summary>
/// <param name="Sequence">Everything up to this one has been taken.</param>
internal sealed record AcknowledgementRequest([property: Required, Range(0, long.MaxValue)] long? Sequence);
