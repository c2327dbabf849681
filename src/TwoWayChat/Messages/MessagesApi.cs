using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Chats;
using TwoWayChat.Contacts;
using TwoWayChat.Hosting;
using TwoWayChat.Media;
using TwoWayChat.Messages.Outbound;
using TwoWayChat.Properties;
using TwoWayChat.Security;
using TwoWayChat.Sms;

namespace TwoWayChat.Messages;

/// <summary>Routes that send and read messages.</summary>
internal static class MessagesApi
{
    /// <summary>Most characters of a client's own id.</summary>
    public const int MostIdLength = 128;

    public static void MapMessages(this IEndpointRouteBuilder api)
    {
        api.MapPost("/chats", StartAsync).WithName("startChat").WithTags("Chats")
            .WithSummary("Write to a customer: start a chat, or go on with the open one")
            .Repeats()
            .Refuses(409, "The customer has an open chat where the caller has no access.");
        api.MapPost("/chats/{chatId}/messages", SendAsync).WithName("sendMessage").WithTags("Messages")
            .WithSummary("Send a message")
            .Repeats()
            .Refuses(409, "The chat has ended; or somebody else has written meanwhile, in a property that blocks such replies: then with `newerMessages`.",
                "CollisionError");
        api.MapGet("/chats/{chatId}/messages", ListAsync).WithName("listMessages").WithTags("Messages")
            .WithSummary("List the messages of a chat, oldest first");
    }

    private static async Task<Accepted<StartedChat>> StartAsync(
        Caller caller, Body<ChatInput> body, HttpRequest request, StartChat start, FindMedia findMedia, CancellationToken cancellationToken)
    {
        var input = await body.ReadAsync();
        var check = new Check();
        var mediaIds = MediaIds.Read(check, input.Media);
        var opening = new ChatOpening(
            Recipient(check, caller.Account, input.To),
            Property(check, caller.Account, input.PropertyId),
            string.IsNullOrEmpty(input.SenderAddress) ? null : AddressField.Read(check, input.SenderAddress, "senderAddress", "INVALID_SENDER"),
            new OutboundText
            {
                Caller = caller,
                Text = Text(check, input.Text, input.TemplateId, mediaIds),
                TemplateId = input.TemplateId,
                Origin = Origin.Api,
            });
        check.Enforce();
        var text = opening.Text.With(await findMedia.ForMessageAsync(caller, mediaIds, cancellationToken));
        var key = IdempotencyKey.Read(request, caller.CompanyId, caller.Account.UserId, input);
        return TypedResults.Accepted((string?)null, await start.RunAsync(opening with { Text = text }, key, cancellationToken));
    }

    private static async Task<Accepted<MessageBody>> SendAsync(
        Caller caller, string chatId, Body<MessageInput> body, HttpRequest request, SendMessage send, FindMedia findMedia, CancellationToken cancellationToken)
    {
        var input = await body.ReadAsync();
        var check = new Check();
        var mediaIds = MediaIds.Read(check, input.Media);
        var text = new OutboundText
        {
            Caller = caller,
            Text = Text(check, input.Text, input.TemplateId, mediaIds),
            TemplateId = input.TemplateId,
            Origin = Origin.Api,
            ClientMessageId = check.Optional(input.ClientMessageId, "clientMessageId", MostIdLength),
            LastSeenMessageId = check.Optional(input.LastSeenMessageId, "lastSeenMessageId", MostIdLength),
        };
        check.Enforce();
        var whole = text.With(await findMedia.ForMessageAsync(caller, mediaIds, cancellationToken));
        var key = IdempotencyKey.Read(request, caller.CompanyId, caller.Account.UserId, input);
        return TypedResults.Accepted((string?)null, await send.RunAsync(chatId, whole, key, cancellationToken));
    }

    /// <summary>Oldest first; the cursor of the last page that has one goes on to what has been written since.</summary>
    private static async Task<Ok<Page<MessageBody>>> ListAsync(
        Caller caller, string chatId, HttpRequest request, ChatStore chats, MessageStore messages, CancellationToken cancellationToken)
    {
        var page = PageRequest.Read(request, keys: 1);
        var after = page.AfterNumber(0, 0);
        var chat = await chats.FindVisibleAsync(caller.Account, chatId, cancellationToken);
        var rows = await messages.AfterAsync(chat.CompanyId, chat.ChatId, after, page.Limit + 1, cancellationToken);
        return TypedResults.Ok(page.Cut(rows, MessageBody.Of, row => [row.Number.ToString()]));
    }

    /// <summary>The text, which a template makes by itself, and which may be missing beside media.</summary>
    private static MessageText Text(Check check, string? text, string? templateId, IReadOnlyList<string> mediaIds)
    {
        if (templateId is null)
        {
            return mediaIds.Count > 0 ? MessageText.ReadBesideMedia(check, text) : MessageText.Read(check, text);
        }

        check.That(string.IsNullOrEmpty(text), "text", "AMBIGUOUS", "must be left out where templateId is given");
        return default;
    }

    /// <summary>Reads the member <c>to</c> of what starts a chat; what is wrong with it goes to <paramref name="check"/>.</summary>
    internal static Address Recipient(Check check, Account author, string? to)
    {
        var address = AddressField.Read(check, to, "to", "INVALID_RECIPIENT", author.DefaultCountry);
        check.That(address.Type != AddressType.Alphanumeric || address == default, "to", "INVALID_RECIPIENT", "cannot be written to: it is a sender's name");
        return address;
    }

    private static string Property(Check check, Account account, string? propertyId)
    {
        var chosen = propertyId ?? (account.PropertyIds.Count == 1 ? account.PropertyIds.First() : "");
        check.That(chosen.Length > 0, "propertyId", "REQUIRED", "must not be empty");
        return chosen;
    }
}
