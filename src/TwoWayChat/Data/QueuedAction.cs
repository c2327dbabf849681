namespace TwoWayChat.Data;

/// <summary>A queued action with a result that its caller gets after the commit, never before.</summary>
internal sealed class QueuedAction<T>(Func<WriteScope, Task<T>> action) : QueuedWrite
{
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;

    public Task<T> Completion => completion.Task;

    public override async Task RunAsync(WriteScope scope) => result = await action(scope);

    public override void Complete() => completion.TrySetResult(result!);

    public override void Fail(Exception error) => completion.TrySetException(error);
}
