using TwoWayChat.Data;

namespace TwoWayChat.Tests.Data;

/// <summary>A tail that nothing is told to.</summary>
internal sealed class DeafTail : ICommitTail
{
    public Task<Action> WriteAsync(WriteScope scope, IReadOnlyList<TailEntry> entries) => Task.FromResult<Action>(() => { });
}
