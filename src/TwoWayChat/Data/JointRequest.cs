namespace TwoWayChat.Data;

/// <summary>One request of a <see cref="JointAction{TRequest, TAnswer}"/>, whose answer its caller gets after the commit, never before.</summary>
internal sealed class JointRequest<TRequest, TAnswer>(JointAction<TRequest, TAnswer> action, string companyId, TRequest request) : JointWrite
{
    private readonly TaskCompletionSource<TAnswer> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TAnswer? result;

    public string CompanyId => companyId;

    public TRequest Request => request;

    public Task<TAnswer> Completion => completion.Task;

    public override object Kind => action;

    /// <summary>The common statements have done it.</summary>
    public void Done(TAnswer answer) => (result, IsDone) = (answer, true);

    public override async Task RunAsync(WriteScope scope) => result = await action.Alone(scope, request);

    public override Task<bool> RunTogetherAsync(WriteScope common, IReadOnlyList<JointWrite> some) =>
        action.Together(common, [.. some.Cast<JointRequest<TRequest, TAnswer>>()]);

    public override void Complete() => completion.TrySetResult(result!);

    public override void Fail(Exception error) => completion.TrySetException(error);
}
