namespace TwoWayChat.Chats.Ui;

/// <summary>One rule of routing, as the tester shows it.</summary>
/// <param name="Name">The rule.</param>
/// <param name="Text">Why it decides or does not.</param>
/// <param name="Wins">It is the one that decides.</param>
/// <param name="Asked">No earlier rule has decided.</param>
internal sealed record RuleLine(string Name, string Text, bool Wins, bool Asked);
