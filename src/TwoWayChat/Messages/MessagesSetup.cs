namespace TwoWayChat.Messages;

/// <summary>Registers messages.</summary>
internal static class MessagesSetup
{
    public static void AddMessages(this IServiceCollection services)
    {
        services.AddSingleton<InboundStore>();
        services.AddSingleton<StartInboundChat>();
        services.AddSingleton<ReceiveMessage>();
    }
}
