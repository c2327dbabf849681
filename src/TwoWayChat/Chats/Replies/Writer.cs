using TwoWayChat.Security;

namespace TwoWayChat.Chats.Replies;

/// <summary>Somebody of whom it was told that they write in a chat.</summary>
/// <param name="Account">Who.</param>
/// <param name="Since">The chat's last message when they began, by number.</param>
/// <param name="ToldUntil">The end of the lease as it was told last, epoch milliseconds.</param>
internal sealed record Writer(Account Account, long Since, long ToldUntil);
