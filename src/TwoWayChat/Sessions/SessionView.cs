namespace TwoWayChat.Sessions;

/// <summary>A live session as it is shown: the registration, then how far it has got.</summary>
internal sealed record SessionView(
    string Id,
    long CreatedAt,
    string CreatedBy,
    long ExpiresAt,
    AllowedTo AllowedTo,
    long LastDeliveredSequence,
    long PendingCallbacks,
    DeliveryStatus Status)
{
    public static SessionView Of(Session session, SessionProgress? progress) => new(
        session.SessionId,
        session.CreatedAt,
        session.CreatedBy,
        session.ExpiresAt,
        session.AllowedTo,
        progress?.LastDeliveredSequence ?? 0,
        progress?.PendingCallbacks ?? 0,
        progress?.Status ?? DeliveryStatus.Active);
}
