namespace TwoWayChat.Data;

/// <summary>The database could not take the write (full disk, lost connection): nothing of it is known to have been kept. Answered with 503.</summary>
internal sealed class StorageUnavailableException : Exception
{
    public StorageUnavailableException()
        : this("Storage is unavailable", null)
    {
    }

    public StorageUnavailableException(string message)
        : this(message, null)
    {
    }

    public StorageUnavailableException(string message, Exception? cause)
        : base(message, cause)
    {
    }
}
