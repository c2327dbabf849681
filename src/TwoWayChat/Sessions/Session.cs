using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Security;

namespace TwoWayChat.Sessions;

/// <summary>An integration session with what decides whether it still holds, as one query reads it.</summary>
internal sealed record Session
{
    public required string CompanyId { get; init; }

    public required string CompanyName { get; init; }

    public required string SessionId { get; init; }

    /// <summary>The user who was logged in.</summary>
    public required string UserId { get; init; }

    /// <summary>Display name of that user, as it is now.</summary>
    public required string UserName { get; init; }

    /// <summary>Text of that user's <see cref="Role"/>, as it is now.</summary>
    public required string UserRole { get; init; }

    /// <summary>The user who registered it.</summary>
    public required string CreatorId { get; init; }

    /// <summary><c>username@company</c> of the creator, as it was.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>Of the last registration, epoch milliseconds.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long ExpiresAt { get; init; }

    /// <summary>Sequence of its <c>session.created</c>.</summary>
    public required long FirstSequence { get; init; }

    /// <summary>Epoch milliseconds; null while it lives.</summary>
    public long? EndedAt { get; init; }

    /// <summary>Sequence of its <c>session.ended</c>.</summary>
    public long? EndSequence { get; init; }

    /// <summary>Creator and user are there and enabled, the creator has the right and the same stamp, and the Chat API is switched on.</summary>
    public required bool Holds { get; init; }

    public NamedRef Company => new(CompanyId, CompanyName);

    /// <summary>Why a session that has not been ended must not be used any more at <paramref name="now"/>; null when it may.</summary>
    public EndReason? Due(long now) =>
        ExpiresAt <= now ? EndReason.Expired
        : Holds ? null
        : EndReason.Revoked;

    /// <summary>
    /// Whether that account may use it: its user, or a global manager. So may its creator, who is one of them: a creator who is neither any more
    /// has lost the right, and the session with it.
    /// </summary>
    public bool MayBeUsedBy(Account account) =>
        account.CompanyId == CompanyId && (account.Role == Role.GlobalManager || account.UserId == UserId);

    public AllowedTo AllowedTo => new(UserId, EnumText.Parse<Role>(UserRole), UserName);
}
