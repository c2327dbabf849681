using TwoWayChat.Chats.Assigning;
using TwoWayChat.Chats.Consent;
using TwoWayChat.Chats.Consent.Ui;
using TwoWayChat.Chats.Desk;
using TwoWayChat.Chats.Merging;
using TwoWayChat.Chats.Notes;
using TwoWayChat.Chats.Presence;
using TwoWayChat.Chats.Replies;
using TwoWayChat.Chats.Routing;
using TwoWayChat.Chats.Tags;
using TwoWayChat.Chats.Unanswered;

namespace TwoWayChat.Chats;

/// <summary>Registers chats.</summary>
internal static class ChatsSetup
{
    public static void AddChats(this IServiceCollection services, IConfiguration configuration)
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
        services.AddSingleton<EndChatsOfContact>();
        services.AddSingleton<EndOptedOutChats>();
        services.AddSingleton<OptOut>();
        services.AddSingleton<OptOutByUser>();
        services.AddSingleton<OptInByUser>();
        services.AddSingleton<BlockAddress>();
        services.AddSingleton<ImportBlockList>();
        services.AddSingleton<ExportConsent>();
        services.AddConsentNav();
        services.AddSingleton<MergeConsent>();
        services.AddSingleton<MergeContacts>();
        services.AddSingleton<MarkRead>();
        services.AddSingleton<TestRouting>();
        services.AddUnansweredAlerts();
        services.AddDesk(configuration);
        AddPresence(services);
        AddNotes(services);
    }

    private static void AddNotes(IServiceCollection services)
    {
        services.AddSingleton<NoteStore>();
        services.AddSingleton<MentionStore>();
        services.AddSingleton<AddNote>();
        services.AddSingleton<TagStore>();
        services.AddSingleton<TagChat>();
        services.AddSingleton<FindTags>();
    }

    private static void AddPresence(IServiceCollection services)
    {
        services.AddSingleton<PresenceStore>();
        services.AddSingleton<PresenceFeed>();
        services.AddSingleton<ChatPresence>();
        services.AddHostedService<PresenceWatch>();
        services.AddSingleton<LeaseStore>();
        services.AddSingleton<TellReplies>();
        services.AddHostedService<ReplyWatch>();
        services.AddSingleton<DraftStore>();
        services.AddSingleton<Drafts>();
    }
}
