using TwoWayChat.Sessions;

namespace TwoWayChat.Tests.Sessions;

/// <summary>Stands for the owner of the cursors, which is another slice: its fence opens when the test says so, its progress is made up.</summary>
internal sealed class GatedLanes : ISessionLanes
{
    private readonly TaskCompletionSource fenced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Somebody waits at the fence.</summary>
    public Task Fenced => fenced.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public void Open() => gate.SetResult();

    public void Opened(string companyId)
    {
        // Nobody sends.
    }

    public Task FenceAsync(string companyId, string sessionId, CancellationToken cancellationToken)
    {
        fenced.TrySetResult();
        return gate.Task.WaitAsync(cancellationToken);
    }

    public Task<IReadOnlyDictionary<string, SessionProgress>> ProgressAsync(
        string companyId, IReadOnlyCollection<string> sessionIds, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, SessionProgress>>(
            sessionIds.ToDictionary(id => id, _ => new SessionProgress(41, 7, DeliveryStatus.Retrying)));

    public Task<SessionProgress?> LastProgressAsync(string companyId, string sessionId, CancellationToken cancellationToken) =>
        Task.FromResult<SessionProgress?>(new SessionProgress(41, 7, DeliveryStatus.Retrying));

    public Task AcknowledgeAsync(string companyId, string sessionId, long sequence, CancellationToken cancellationToken) => Task.CompletedTask;
}
