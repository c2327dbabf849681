using Microsoft.Extensions.Options;
using TwoWayChat.Hosting;

namespace TwoWayChat.Security;

/// <summary>How Basic credentials have to come: encrypted, or from this machine.</summary>
internal sealed partial class BasicTransport(IOptions<SecurityOptions> options, ILogger<BasicTransport> logger)
{
    private int told;

    /// <summary>Throws a 400 where plain HTTP is forbidden; where it is not, the log says once that it is used.</summary>
    public void Enforce(HttpContext context)
    {
        if (context.Request.IsHttps || context.Connection.RemoteIpAddress is null || LocalRequest.Is(context))
        {
            return;
        }

        if (options.Value.RequireHttps)
        {
            throw ApiException.BadRequest("HTTPS is required");
        }

        if (Interlocked.Exchange(ref told, 1) == 0)
        {
            LogPlain(logger);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Basic credentials come over plain HTTP from another machine; said once, however often they do")]
    private static partial void LogPlain(ILogger logger);
}
