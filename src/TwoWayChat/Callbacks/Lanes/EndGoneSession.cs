using TwoWayChat.Events;
using TwoWayChat.Sessions;

namespace TwoWayChat.Callbacks.Lanes;

/// <summary>Ends a session whose receiver answered 410, and tells how much of its log it has not taken.</summary>
internal sealed class EndGoneSession(EndSession end, CursorLanes cursors)
{
    /// <param name="companyId">The company.</param>
    /// <param name="position">Where the session's cursor stands.</param>
    public async Task RunAsync(string companyId, CursorPosition position)
    {
        var progress = await cursors.LastProgressAsync(companyId, position.SessionId, position, CancellationToken.None);
        await end.RunAsync(companyId, position.SessionId, EndReason.Gone, Actor.System, progress, CancellationToken.None);
    }
}
