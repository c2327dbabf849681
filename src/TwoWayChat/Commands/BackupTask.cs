using TwoWayChat.Data;
using TwoWayChat.Hosting;

namespace TwoWayChat.Commands;

/// <summary>What <c>backup</c> has done, in the server that holds the file or without one.</summary>
internal sealed class BackupTask(OnlineBackup backup)
{
    /// <summary>Throws 409 with what is wrong with the place, or with the database.</summary>
    public async Task<CommandAnswer> RunAsync(BackupRequest request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(request.File) || !Path.IsPathFullyQualified(request.File))
        {
            throw ApiException.Invalid("file", "INVALID_PATH", "must be a full path");
        }

        try
        {
            var bytes = await backup.RunAsync(request.File, cancellationToken);
            return new CommandAnswer($"Database copied to {request.File}, {bytes} bytes");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw ApiException.Conflict(error.Message);
        }
    }
}
