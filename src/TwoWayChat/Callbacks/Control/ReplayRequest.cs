using System.ComponentModel.DataAnnotations;

namespace TwoWayChat.Callbacks.Control;

/// <summary>The span to send again.</summary>
/// <param name="FromSequence">The first sequence of it.</param>
/// <param name="ToSequence">The last; left out for everything that the session has been sent.</param>
internal sealed record ReplayRequest(
    [property: Required, Range(0, long.MaxValue)] long? FromSequence, [property: Range(0, long.MaxValue)] long? ToSequence = null);
