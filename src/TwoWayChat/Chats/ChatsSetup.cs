namespace TwoWayChat.Chats;

/// <summary>Registers chats.</summary>
internal static class ChatsSetup
{
    public static void AddChats(this IServiceCollection services)
    {
        services.AddSingleton<ChatStore>();
        services.AddSingleton<MessageStore>();
        services.AddSingleton<RouteChat>();
    }
}
