namespace TwoWayChat.Callbacks.Control;

/// <summary>One reason why a session waits.</summary>
/// <param name="Code">The reason.</param>
/// <param name="Message">The same for people.</param>
/// <param name="Until">When it ends by itself, epoch milliseconds; null where that is not known.</param>
internal sealed record WaitReason(WaitCode Code, string Message, long? Until = null);
