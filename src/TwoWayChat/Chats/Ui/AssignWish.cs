namespace TwoWayChat.Chats.Ui;

/// <summary>Whom a chat is to be given to.</summary>
internal sealed record AssignWish(string SignInName, string Name);
