using System.Net;

namespace TwoWayChat.Hosting;

/// <summary>An address that the settings name cannot be listened on: another program has it, or the system does not allow it.</summary>
internal sealed class CannotListenException : Exception
{
    public CannotListenException()
    {
    }

    public CannotListenException(string message)
        : base(message)
    {
    }

    public CannotListenException(string message, Exception cause)
        : base(message, cause)
    {
    }

    public CannotListenException(IPEndPoint endpoint, Exception cause)
        : base($"Cannot listen on {endpoint}: {cause.Message}", cause)
    {
    }
}
