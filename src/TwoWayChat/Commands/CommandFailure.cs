using System.Data.Common;
using Microsoft.Extensions.Options;
using TwoWayChat.Data;
using TwoWayChat.Hosting;

namespace TwoWayChat.Commands;

/// <summary>Says in one line why a command failed.</summary>
internal static class CommandFailure
{
    /// <summary>The line; null for a bug, which shows as one.</summary>
    public static string? Describe(Exception error) => error switch
    {
        ApiException refusal => Describe(refusal),
        OptionsValidationException settings => string.Join("; ", settings.Failures),
        FolderInUseException or CannotListenException => error.Message,
        StorageUnavailableException => error.InnerException is { } cause ? $"{error.Message}: {cause.Message}" : error.Message,
        DbException => $"The database cannot be used: {error.Message}",
        InvalidDataException => error.InnerException is { } cause ? $"{error.Message} {cause.Message}" : error.Message,
        IOException or UnauthorizedAccessException => error.Message,
        HttpRequestException => $"The running server does not answer: {error.Message}",
        _ => null,
    };

    private static string Describe(ApiException refusal) => refusal.Errors.Count == 0
        ? refusal.Message
        : $"{refusal.Message}: {string.Join(", ", refusal.Errors.Select(error => $"{error.Field} {error.Message}"))}";
}
