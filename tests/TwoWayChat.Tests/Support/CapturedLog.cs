using System.Collections.Concurrent;

namespace TwoWayChat.Tests.Support;

/// <summary>Keeps what a server under test logs, so that tests can look for what must and must not stand there.</summary>
internal sealed class CapturedLog : ILoggerProvider
{
    private const int MostLines = 20_000;

    private readonly ConcurrentQueue<string> lines = new();

    /// <summary>All lines so far: level, category, text, and the exception where there is one.</summary>
    public IReadOnlyList<string> Lines => [.. lines];

    public string Text => string.Join('\n', lines);

    public ILogger CreateLogger(string categoryName) => new Writer(categoryName, this);

    public void Dispose()
    {
    }

    private void Add(string line)
    {
        lines.Enqueue(line);
        if (lines.Count > MostLines)
        {
            lines.TryDequeue(out _);
        }
    }

    private sealed class Writer(string category, CapturedLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Add($"{logLevel} {category}: {formatter(state, exception)}{(exception is null ? "" : $"\n{exception}")}");
    }
}
