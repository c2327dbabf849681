using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Companies;
using TwoWayChat.Sessions;

namespace TwoWayChat.Callbacks.Control;

/// <summary>Everything that an explanation is made of, as it was read.</summary>
internal sealed record ExplainedState
{
    public required Session Session { get; init; }

    public required CursorPosition Cursor { get; init; }

    public required SessionProgress Progress { get; init; }

    public required ChatApiConfig Config { get; init; }

    public required EndpointRow? Endpoint { get; init; }

    public required OldestView? Oldest { get; init; }

    public required OwnerView? Owner { get; init; }

    /// <summary>What the owner has in memory; null where that is another node.</summary>
    public required LiveState? Live { get; init; }
}
