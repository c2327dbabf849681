namespace TwoWayChat.Data;

/// <summary>Another server holds the data folder.</summary>
internal sealed class FolderInUseException : Exception
{
    public FolderInUseException()
    {
    }

    public FolderInUseException(string message)
        : base(message)
    {
    }

    public FolderInUseException(string folder, Exception cause)
        : base($"Another TwoWayChat server is running on the data folder {folder}", cause)
    {
    }
}
