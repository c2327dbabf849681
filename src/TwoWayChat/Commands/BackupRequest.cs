namespace TwoWayChat.Commands;

/// <summary><c>backup</c>.</summary>
/// <param name="File">Full path of the copy.</param>
internal sealed record BackupRequest(string? File);
