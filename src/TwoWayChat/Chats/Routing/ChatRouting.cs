namespace TwoWayChat.Chats.Routing;

/// <summary>Which rule chose the property of a new chat.</summary>
internal enum ChatRouting
{
    /// <summary>The first word of the customer's first message.</summary>
    Keyword,

    /// <summary>The property of the address that the customer wrote to.</summary>
    SenderAddress,

    /// <summary>The property of the customer's last chat.</summary>
    LastProperty,

    /// <summary>The company's default property.</summary>
    Default,

    /// <summary>Whoever started the chat.</summary>
    Manual,
}
