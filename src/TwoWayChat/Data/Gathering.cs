namespace TwoWayChat.Data;

/// <summary>
/// Answers many requests with one statement: what comes while a few are under way goes together with the next. Nobody waits for others to come.
/// </summary>
/// <param name="run">Answers each request, in their order. What it throws, all of them get.</param>
/// <param name="most">Most requests of one go.</param>
internal sealed class Gathering<TRequest, TAnswer>(Func<IReadOnlyList<TRequest>, Task<IReadOnlyList<TAnswer>>> run, int most)
{
    /// <summary>More than one, so that an answer which is late does not hold up everybody.</summary>
    private const int MostUnderWay = 2;

    private readonly Lock gate = new();
    private readonly Queue<(TRequest Request, TaskCompletionSource<TAnswer> Answer)> waiting = new();
    private int underWay;

    /// <summary>The answer, found by a statement that began after this call. Whoever gives up waiting leaves the others theirs.</summary>
    public Task<TAnswer> AskAsync(TRequest request, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<TAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            waiting.Enqueue((request, answer));
            if (underWay < MostUnderWay)
            {
                underWay++;
                _ = Task.Run(WorkAsync, CancellationToken.None);
            }
        }

        return answer.Task.WaitAsync(cancellationToken);
    }

    private async Task WorkAsync()
    {
        while (Take() is { Count: > 0 } some)
        {
            try
            {
                var answers = await run(some.ConvertAll(asked => asked.Request));
                for (var i = 0; i < some.Count; i++)
                {
                    some[i].Answer.SetResult(answers[i]);
                }
            }
#pragma warning disable CA1031 // Whatever it was, nobody may be left waiting.
            catch (Exception error)
#pragma warning restore CA1031
            {
                some.ForEach(asked => asked.Answer.TrySetException(error));
            }
        }
    }

    private List<(TRequest Request, TaskCompletionSource<TAnswer> Answer)> Take()
    {
        var some = new List<(TRequest, TaskCompletionSource<TAnswer>)>();
        lock (gate)
        {
            while (some.Count < most && waiting.TryDequeue(out var asked))
            {
                some.Add(asked);
            }

            underWay -= some.Count == 0 ? 1 : 0;
        }

        return some;
    }
}
