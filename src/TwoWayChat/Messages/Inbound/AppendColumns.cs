using TwoWayChat.Chats;

namespace TwoWayChat.Messages.Inbound;

/// <summary>
/// Customers' texts without media as arrays, one per column, for <see cref="AppendSql.ManyInbound"/>: in the order of their chats, in which every node
/// locks them.
/// </summary>
internal sealed class AppendColumns
{
    private readonly List<Message> messages;

    public AppendColumns(IEnumerable<Message> messages)
    {
        this.messages = [.. messages.OrderBy(message => message.CompanyId, StringComparer.Ordinal).ThenBy(message => message.ChatId, StringComparer.Ordinal)];
        Direction = this.messages[0].Direction;
        Channel = this.messages[0].Channel;
        AuthorType = this.messages[0].AuthorType;
        Origin = this.messages[0].Origin;
        State = this.messages[0].State;
    }

    /// <summary>This and the next four are the same for every text that a customer writes.</summary>
    public string Direction { get; }

    public string Channel { get; }

    public string AuthorType { get; }

    public string Origin { get; }

    public string State { get; }

    public string[] Companies => Column(message => message.CompanyId);

    public string[] Chats => Column(message => message.ChatId);

    public string[] MessageIds => Column(message => message.MessageId);

    public string[] From => Column(message => message.FromAddress);

    public string[] To => Column(message => message.ToAddress);

    public string[] Texts => Column(message => message.Text);

    public string[] Encodings => Column(message => message.Encoding);

    public long[] Segments => Column(message => message.Segments);

    public string?[] Authors => Column(message => message.AuthorId);

    public string[] AuthorNames => Column(message => message.AuthorName);

    public string[] Gateways => Column(message => message.Gateway);

    public string?[] ProviderIds => Column(message => message.ProviderMessageId);

    public string?[] Attention => Column(message => message.Attention);

    public long[] Times => Column(message => message.CreatedAt);

    private TColumn[] Column<TColumn>(Func<Message, TColumn> value) => [.. messages.Select(value)];
}
