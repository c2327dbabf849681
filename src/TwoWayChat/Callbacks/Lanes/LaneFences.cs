namespace TwoWayChat.Callbacks.Lanes;

/// <summary>Who waits until a lane has seen a session's end. Used on the lane's own task only.</summary>
internal sealed class LaneFences(LaneSessions sessions)
{
    private readonly List<(string SessionId, TaskCompletionSource Done)> waiting = [];

    public void Add(string sessionId, TaskCompletionSource done) => waiting.Add((sessionId, done));

    /// <summary>Lets those go whose session is ending here, or is no longer here.</summary>
    public void Confirm()
    {
        for (var i = waiting.Count - 1; i >= 0; i--)
        {
            if (sessions.Find(waiting[i].SessionId) is null or { Ending: true })
            {
                waiting[i].Done.TrySetResult();
                waiting.RemoveAt(i);
            }
        }
    }
}
