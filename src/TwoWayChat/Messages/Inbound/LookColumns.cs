namespace TwoWayChat.Messages.Inbound;

/// <summary>What several texts are looked up by, as arrays, one per column, for a single statement.</summary>
internal sealed class LookColumns(IReadOnlyList<InboundText> texts)
{
    public string[] Companies { get; } = [.. texts.Select(text => text.Company.Id)];

    public string[] Gateways { get; } = [.. texts.Select(text => text.Gateway)];

    public string?[] ProviderIds { get; } = [.. texts.Select(text => text.ProviderMessageId)];

    public string[] Senders { get; } = [.. texts.Select(text => text.From.Value)];

    public string[] Receivers { get; } = [.. texts.Select(text => text.To.Value)];
}
