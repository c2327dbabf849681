namespace TwoWayChat.Chats.Consent;

/// <summary>Why a line of a block list was refused.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Message">For people.</param>
internal sealed record BlockListError(int Line, string Code, string Message);
