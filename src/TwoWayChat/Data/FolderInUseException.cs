namespace TwoWayChat.Data;

/// <summary>Another server holds the data folder.</summary>
internal sealed class FolderInUseException(string folder, Exception cause)
    : Exception($"Another TwoWayChat server is running on the data folder {folder}", cause);
