namespace TwoWayChat.Tests.Support;

/// <summary>What the receiver does with a request.</summary>
internal sealed record CallbackAnswer
{
    public static readonly CallbackAnswer Ok = new();

    /// <summary>Never answers, and keeps the connection.</summary>
    public static readonly CallbackAnswer Hang = new() { Ending = CallbackEnding.Hang };

    /// <summary>Closes the connection in good order, without an answer.</summary>
    public static readonly CallbackAnswer Close = new() { Ending = CallbackEnding.Close };

    /// <summary>Resets the connection.</summary>
    public static readonly CallbackAnswer Reset = new() { Ending = CallbackEnding.Reset };

    public int Code { get; init; } = 200;

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public string Body { get; init; } = "";

    /// <summary>The answer waits for this; null answers at once.</summary>
    public Task? After { get; init; }

    public CallbackEnding Ending { get; init; } = CallbackEnding.Answer;

    public static CallbackAnswer Status(int code, params (string Name, string Value)[] headers) => new() { Code = code, Headers = headers };

    /// <summary>Answers 200 once the test completes <paramref name="released"/>.</summary>
    public static CallbackAnswer Held(Task released) => new() { After = released };
}
