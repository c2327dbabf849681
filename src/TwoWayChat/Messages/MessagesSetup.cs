using TwoWayChat.Messages.Erasure;
using TwoWayChat.Messages.Inbound;
using TwoWayChat.Messages.Outbound;
using TwoWayChat.Messages.Receipts;
using TwoWayChat.Messages.Ui;

namespace TwoWayChat.Messages;

/// <summary>Registers messages.</summary>
internal static class MessagesSetup
{
    public static void AddMessages(this IServiceCollection services)
    {
        services.AddSingleton<InboundStore>();
        services.AddSingleton<OutboundStore>();
        services.AddSingleton<OutboundQueue>();
        services.AddSingleton<StartInboundChat>();
        services.AddSingleton<AnswerConsentWord>();
        services.AddSingleton<RecordCarrierRefusal>();
        services.AddSingleton<ReactToText>();
        services.AddSingleton<StoreText>();
        services.AddSingleton<StoreTexts>();
        services.AddSingleton<ReceiveMessage>();
        services.AddSingleton<AwayReplyStore>();
        services.AddSingleton<AnswerWhenClosed>();
        services.AddSingleton<FillTemplate>();
        services.AddSingleton<QueueMessage>();
        services.AddSingleton<CheckCollision>();
        services.AddSingleton<SendMessage>();
        services.AddSingleton<ChooseSender>();
        services.AddSingleton<OpenChat>();
        services.AddSingleton<StartChat>();
        services.AddSingleton<MoveMessage>();
        services.AddSingleton<ApplyReceipt>();
        services.AddSingleton<FindMessage>();
        services.AddSingleton<MessageTraces>();
        services.AddSingleton<EmptyMessage>();
        services.AddSingleton<RedactMessage>();
        services.AddSingleton<ResendMessage>();
        services.AddErasure();
        services.AddInbox();
    }
}
