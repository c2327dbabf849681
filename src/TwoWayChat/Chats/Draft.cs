namespace TwoWayChat.Chats;

/// <summary>What a user has begun to write in a chat.</summary>
/// <param name="Text">Empty where there are files alone.</param>
/// <param name="Media">Ids of the files put to it, in their order; some may have gone meanwhile.</param>
internal sealed record Draft(string Text, IReadOnlyList<string> Media)
{
    public bool IsEmpty => Text.Length == 0 && Media.Count == 0;
}
