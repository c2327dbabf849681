namespace TwoWayChat.Events;

/// <summary>What <see cref="Listeners{T}"/> writes; the logger's name says whose listeners they are.</summary>
internal static partial class ListenersLog
{
    [LoggerMessage(LogLevel.Error, "Somebody who listens failed at a word")]
    public static partial void LogBug(ILogger logger, Exception bug);
}
