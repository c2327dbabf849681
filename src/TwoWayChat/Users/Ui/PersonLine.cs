namespace TwoWayChat.Users.Ui;

/// <summary>A row of the list of a role's people.</summary>
/// <param name="User">The user.</param>
/// <param name="Properties">Names of those assigned that the viewer sees.</param>
/// <param name="Others">How many more are assigned.</param>
/// <param name="MayEdit">Whether the viewer may change the user.</param>
/// <param name="IsViewer">It is the viewer.</param>
/// <param name="Load">Whether the user is there, and with how many chats.</param>
internal sealed record PersonLine(User User, IReadOnlyList<string> Properties, int Others, bool MayEdit, bool IsViewer, UserLoad Load);
