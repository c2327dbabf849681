using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using NodaTime.TimeZones;
using TwoWayChat.Data;

namespace TwoWayChat.Hosting;

/// <summary>
/// What ends one turn of a worker, with a line in its log, and not the worker, and with it the server: storage that is out, a row that another version or
/// another key file has written, a rule that refuses what the row asks for. Everything else is a bug.
/// </summary>
internal static class WorkerTurn
{
    /// <summary>For a worker's <c>catch … when</c>: the next turn tries again.</summary>
    public static bool MayEndOn(Exception error) => error is StorageUnavailableException or DbException or IOException or TimeoutException
        or ApiException or JsonException or FormatException or CryptographicException or DateTimeZoneNotFoundException;
}
