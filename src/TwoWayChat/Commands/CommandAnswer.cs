namespace TwoWayChat.Commands;

/// <summary>What a task says when it is done.</summary>
internal sealed record CommandAnswer(string Message);
