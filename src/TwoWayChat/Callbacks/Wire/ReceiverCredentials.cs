using System.Text;

namespace TwoWayChat.Callbacks.Wire;

/// <summary>User and password of HTTP Basic towards a receiver (RFC 7617, UTF-8).</summary>
internal sealed class ReceiverCredentials(string user, string password)
{
    /// <summary>The value of <c>authorization</c>.</summary>
    public string Authorization { get; } = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));

    /// <summary>Without the password: this text may end up in a log.</summary>
    public override string ToString() => user;
}
