using System.Net.Sockets;

namespace TwoWayChat.Callbacks.Wire;

/// <summary>Why an attempt got no complete answer, in the words that the delivery log and the metrics use.</summary>
internal static class AnswerError
{
    /// <summary>The deadline of the attempt passed, connected or not.</summary>
    public const string Timeout = "TIMEOUT";

    /// <summary>No usable connection, TLS included, within <see cref="CallbackOptions.ConnectTimeout"/>.</summary>
    public const string ConnectTimeout = "CONNECT_TIMEOUT";

    public const string ConnectionRefused = "CONNECTION_REFUSED";

    /// <summary>No route to the network or host.</summary>
    public const string Unreachable = "UNREACHABLE";

    /// <summary>The name does not resolve.</summary>
    public const string Dns = "DNS";

    /// <summary>Handshake or certificate.</summary>
    public const string Tls = "TLS";

    /// <summary>The connection was reset.</summary>
    public const string Reset = "RESET";

    /// <summary>The connection was closed before the answer was complete.</summary>
    public const string Closed = "CLOSED";

    /// <summary>What came back is not HTTP, or its headers are too long.</summary>
    public const string InvalidAnswer = "INVALID_ANSWER";

    /// <summary>The egress proxy refused the connection.</summary>
    public const string Proxy = "PROXY";

    /// <summary>Any other failure of the network.</summary>
    public const string Network = "NETWORK";

    /// <summary>The address policy forbids the call.</summary>
    public const string AddressNotAllowed = CallbackUrlCode.AddressNotAllowed;

    /// <summary>The URL is plain http, which the settings no longer allow.</summary>
    public const string HttpsRequired = CallbackUrlCode.HttpsRequired;

    /// <summary>Whether <paramref name="failure"/> comes from the exchange with a receiver; anything else is a bug of ours.</summary>
    public static bool Explains(Exception failure) => failure is HttpRequestException or IOException or OperationCanceledException;

    public static string Of(Exception failure) => failure switch
    {
        // The handler reports its connect timeout as a cancellation that nobody asked for.
        OperationCanceledException { InnerException: TimeoutException } => ConnectTimeout,
        OperationCanceledException => Timeout,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => Tls,
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => Proxy,
        _ when SocketErrorOf(failure) is { } error => Of(error),
        HttpRequestException http => Of(http.HttpRequestError),
        HttpIOException http => Of(http.HttpRequestError),
        _ => Network,
    };

    private static string Of(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => ConnectionRefused,
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.NoRecovery => Dns,
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => Reset,
        SocketError.NetworkUnreachable or SocketError.HostUnreachable or SocketError.NetworkDown or SocketError.HostDown => Unreachable,
        SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported => Unreachable,
        SocketError.TimedOut => ConnectTimeout,
        _ => Network,
    };

    private static string Of(HttpRequestError error) => error switch
    {
        HttpRequestError.ResponseEnded => Closed,
        HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError or HttpRequestError.ConfigurationLimitExceeded => InvalidAnswer,
        HttpRequestError.NameResolutionError => Dns,
        _ => Network,
    };

    private static SocketError? SocketErrorOf(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is SocketException socket)
            {
                return socket.SocketErrorCode;
            }
        }

        return null;
    }
}
