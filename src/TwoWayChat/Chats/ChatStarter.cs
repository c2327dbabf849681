namespace TwoWayChat.Chats;

/// <summary>Who started a chat.</summary>
internal enum ChatStarter
{
    /// <summary>The customer texted in.</summary>
    EndUser,

    /// <summary>A user did, on a screen or through the API.</summary>
    Agent,

    /// <summary>A system did, through the API.</summary>
    System,
}
