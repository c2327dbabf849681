namespace TwoWayChat.Mail;

/// <summary>A mail that this node has claimed.</summary>
internal sealed record QueuedMail
{
    public required string CompanyId { get; init; }

    public required string MailId { get; init; }

    public required string Recipient { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }

    /// <summary>Epoch milliseconds by the database's clock.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>From 1: which try this is.</summary>
    public required int Attempt { get; init; }
}
