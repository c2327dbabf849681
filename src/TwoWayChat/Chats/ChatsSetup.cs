namespace TwoWayChat.Chats;

/// <summary>Registers chats.</summary>
internal static class ChatsSetup
{
    public static void AddChats(this IServiceCollection services)
    {
        services.AddSingleton<ChatStore>();
        services.AddSingleton<MessageStore>();
        services.AddSingleton<RouteChat>();
        services.AddSingleton<ReadChats>();
        services.AddSingleton<ReadChatFilter>();
        services.AddSingleton<ChangeAssignee>();
        services.AddSingleton<AssignChat>();
        services.AddSingleton<ReleaseChat>();
        services.AddSingleton<TransferChat>();
        services.AddSingleton<EndChat>();
        services.AddSingleton<MarkRead>();
        services.AddSingleton<TestRouting>();
    }
}
