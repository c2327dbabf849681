namespace TwoWayChat.Data;

/// <summary>The database could not take the write (full disk, lost connection): nothing of it is known to have been kept. Answered with 503.</summary>
internal sealed class StorageUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
