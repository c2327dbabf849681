using TwoWayChat.Chats;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Media;
using TwoWayChat.Security;
using TwoWayChat.Sms;

namespace TwoWayChat.Messages.Outbound;

/// <summary>A text that a user sends.</summary>
internal sealed record OutboundText
{
    /// <summary>Who sends: the acting user is the author, and rights are that user's.</summary>
    public required Caller Caller { get; init; }

    /// <summary>What is sent; not there yet while a template waits to be filled in (<see cref="FillTemplate"/>).</summary>
    public MessageText Text { get; init; }

    /// <summary>The template it is made of, if any.</summary>
    public string? TemplateId { get; init; }

    /// <summary>What goes with it; then the text may be empty.</summary>
    public IReadOnlyList<MessageMedia> Media { get; init; } = [];

    /// <summary>One that should go with it, and is not the author's to use (any more).</summary>
    public string? MissingMediaId { get; init; }

    public required Origin Origin { get; init; }

    /// <summary>The client's own id: the same again in the same chat by the same author is the same message.</summary>
    public string? ClientMessageId { get; init; }

    /// <summary>The last message that the author has seen; of the same chat.</summary>
    public string? LastSeenMessageId { get; init; }

    /// <summary>The failed message that is sent again.</summary>
    public string? ResendOf { get; init; }

    public Account Author => Caller.Account;

    /// <summary>The message in <paramref name="chat"/>, still without number.</summary>
    public Message In(Chat chat, string messageId, long now)
    {
        var row = OutboundRow.Of(chat, Text, new Author(EnumText.Of(Author.Role), Author.UserId, Author.DisplayName), Origin);
        return (row with { MessageId = messageId, TemplateId = TemplateId, ClientMessageId = ClientMessageId, ResendOf = ResendOf, CreatedAt = now })
            .Showing(Media);
    }

    /// <summary>
    /// The same with what is to go with it. What is missing is told by <see cref="EnforceMedia"/>: not before it is known that the text is no repeat of
    /// one that has been redacted since, and its media with it.
    /// </summary>
    public OutboundText With(FoundMedia found) => this with { Media = found.All, MissingMediaId = found.MissingId };

    /// <summary>Throws 400 (<c>media</c>) where something is missing.</summary>
    public void EnforceMedia() => new FoundMedia(Media, MissingMediaId).Enforce();

    /// <summary>Whether <paramref name="message"/> says the same.</summary>
    public bool IsSameAs(Message message) => (TemplateId is null ? message.Text == Text.Value : message.TemplateId == TemplateId)
        && message.Media.Select(one => one.Id).SequenceEqual(Media.Select(one => one.Id));
}
