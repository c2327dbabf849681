using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Sessions;

/// <summary>
/// How many streams and waiting pulls there may be at once, of a session and of a user: each holds a connection. Callbacks have nothing to do with it.
/// </summary>
internal sealed class FollowLimits(IOptions<SessionOptions> options) : IDisposable
{
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(5);

    private readonly PartitionedRateLimiter<string> sessions = Of(options.Value.FollowersPerSession);
    private readonly PartitionedRateLimiter<string> users = Of(options.Value.FollowersPerUser);

    /// <summary>A place for one more, to be disposed; throws 429 where there is none.</summary>
    public IDisposable Enter(Caller caller, string sessionId) => new Place(Take(users, caller.Authenticated.UserId), () => Take(sessions, sessionId));

    public void Dispose()
    {
        sessions.Dispose();
        users.Dispose();
    }

    private static RateLimitLease Take(PartitionedRateLimiter<string> limiter, string key)
    {
        var lease = limiter.AttemptAcquire(key);
        if (!lease.IsAcquired)
        {
            lease.Dispose();
            throw ApiException.TooManyRequests("Too many streams and waiting pulls at once", Later);
        }

        return lease;
    }

    private static PartitionedRateLimiter<string> Of(int most) => PartitionedRateLimiter.Create<string, string>(
        key => RateLimitPartition.GetConcurrencyLimiter(key, _ => new ConcurrencyLimiterOptions { PermitLimit = most, QueueLimit = 0 }));

    private sealed class Place : IDisposable
    {
        private readonly RateLimitLease ofUser;
        private readonly RateLimitLease ofSession;

        public Place(RateLimitLease ofUser, Func<RateLimitLease> takeSession)
        {
            this.ofUser = ofUser;
            try
            {
                ofSession = takeSession();
            }
            catch (ApiException)
            {
                ofUser.Dispose();
                throw;
            }
        }

        public void Dispose()
        {
            ofSession.Dispose();
            ofUser.Dispose();
        }
    }
}
