namespace TwoWayChat.Chats;

/// <summary>How a message came to be written.</summary>
internal enum Origin
{
    /// <summary>The customer wrote it.</summary>
    EndUser,

    /// <summary>A user, on a screen.</summary>
    Agent,

    /// <summary>A user or a system, through the API.</summary>
    Api,

    /// <summary>The server, as an answer to what the customer wrote.</summary>
    AutoReply,

    /// <summary>A user or a system, with a template.</summary>
    Template,
}
