using System.Net;

namespace TwoWayChat.Hosting;

/// <summary>An address that the settings name cannot be listened on: another program has it, or the system does not allow it.</summary>
internal sealed class CannotListenException(IPEndPoint endpoint, Exception cause)
    : Exception($"Cannot listen on {endpoint}: {cause.Message}", cause);
