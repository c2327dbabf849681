namespace TwoWayChat.Chats.Ui;

/// <summary>How far a company has come on its way to the first chat; each number is 1 where there is such a thing that the reader manages, else 0.</summary>
internal sealed record SetUpProgress
{
    public required long Properties { get; init; }

    public required long Agents { get; init; }

    public required long SenderAddresses { get; init; }

    public required long Hours { get; init; }

    public required long Keywords { get; init; }
}
