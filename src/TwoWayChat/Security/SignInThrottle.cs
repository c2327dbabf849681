using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using TwoWayChat.Hosting;

namespace TwoWayChat.Security;

/// <summary>
/// Counts failed sign-ins: passwords by user and network, by network, and by user alone; codes by user alone, for who gets so far has the password; requests
/// for a new password on their own. Past the limit the answer is 429 until the window has gone by. Names are given as they are looked up; null is one that
/// nobody can have, and all of those count as one.
/// </summary>
internal sealed partial class SignInThrottle(IOptions<SecurityOptions> options, TimeProvider time, SignInMetrics metrics, ILogger<SignInThrottle> logger)
{
    /// <summary>How long failures count for the user alone.</summary>
    public static readonly TimeSpan AccountWindow = TimeSpan.FromHours(1);

    /// <summary>How often strangers may try at a user of whom too much has failed.</summary>
    public static readonly TimeSpan StrangersTurn = TimeSpan.FromSeconds(10);

    private readonly byte[] secret = RandomNumberGenerator.GetBytes(32);
    private readonly FailureCounter passwords = new(options.Value.FailuresPerUser, options.Value.ThrottleWindow, time);
    private readonly FailureCounter networks = new(options.Value.FailuresPerAddress, options.Value.ThrottleWindow, time);
    private readonly FailureCounter users = new(options.Value.FailuresPerAccount, AccountWindow, time);
    private readonly FailureCounter strangers = new(1, StrangersTurn, time);
    private readonly FailureCounter codes = new(options.Value.FailuresPerUser, options.Value.ThrottleWindow, time);
    private readonly FailureCounter resets = new(options.Value.FailuresPerUser, options.Value.ThrottleWindow, time);
    private readonly FailureCounter resetNetworks = new(options.Value.FailuresPerAddress, options.Value.ThrottleWindow, time);

    /// <summary>Begins a try at a password; throws 429 where too much has failed already.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="address">Where it comes from; null where nobody knows, and then the user's own failures count alone.</param>
    public SignInAttempt Begin(string? user, IPAddress? address) => Begin(passwords, networks, user, address);

    /// <summary>The password was wrong.</summary>
    public void Failed(SignInAttempt attempt, string? user, IPAddress? address)
    {
        metrics.Tried(SignInOutcome.Wrong);
        users.Add(Key(user));
        if (attempt.Fail())
        {
            LogLimit(logger, address);
        }
    }

    /// <summary>The password was right: what this user has got wrong at this place is forgiven.</summary>
    public void Succeeded(string? user, IPAddress? address)
    {
        metrics.Tried(SignInOutcome.Right);
        passwords.Clear(Key(user, address));
    }

    /// <summary>
    /// Whether so much has failed for this user, from wherever, that strangers take turns (<see cref="EnforceTurn"/>). Nobody may stop those who come from
    /// where the user has signed in before, or whoever guesses could lock the owner out.
    /// </summary>
    public bool IsUnderAttack(string? user) => user is not null && users.IsFull(Key(user));

    /// <summary>Throws 429, and ends the attempt, where a stranger has had the turn just now.</summary>
    public void EnforceTurn(SignInAttempt attempt, string? user) => Count(attempt, strangers, Key(user));

    /// <summary>Begins a try at a code; throws 429 where too many were wrong already.</summary>
    public SignInAttempt BeginCode(Account user)
    {
        var attempt = new SignInAttempt();
        Count(attempt, codes, Key(user.CompanyId, user.UserId));
        return attempt;
    }

    /// <summary>What became of a code.</summary>
    public void EndCode(SignInAttempt attempt, Account user, bool isRight)
    {
        metrics.Tried(isRight ? SignInOutcome.CodeRight : SignInOutcome.CodeWrong);
        if (!isRight && attempt.Fail())
        {
            LogCodes(logger, user.UserId);
        }
    }

    /// <summary>Counts a request for a new password; throws 429 after too many. They never stand in the way of a sign-in.</summary>
    public void CountReset(string? user, IPAddress? address)
    {
        using var request = Begin(resets, resetNetworks, user, address);
        request.Fail();
    }

    private SignInAttempt Begin(FailureCounter byUser, FailureCounter byNetwork, string? user, IPAddress? address)
    {
        var attempt = new SignInAttempt();
        Count(attempt, byUser, Key(user, address));
        if (address is not null)
        {
            Count(attempt, byNetwork, SignInDigest.Of(secret, ClientNetwork.Of(address)));
        }

        return attempt;
    }

    private void Count(SignInAttempt attempt, FailureCounter counter, UInt128 key)
    {
        if (attempt.Count(counter, key) is { } wait)
        {
            attempt.Dispose();
            metrics.Tried(SignInOutcome.Throttled);
            throw ApiException.TooManyRequests("Too many failed sign-ins", wait);
        }
    }

    private UInt128 Key(string? user, IPAddress? address) => SignInDigest.Of(secret, user ?? "", address is null ? "" : ClientNetwork.Of(address));

    private UInt128 Key(string? user) => SignInDigest.Of(secret, user ?? "");

    private UInt128 Key(string companyId, string userId) => SignInDigest.Of(secret, companyId, userId);

    [LoggerMessage(LogLevel.Warning, "Sign-ins from {Address} have failed too often: further ones are refused for a while")]
    private static partial void LogLimit(ILogger logger, IPAddress? address);

    [LoggerMessage(LogLevel.Warning, "Somebody knows the password of user {UserId} and has entered too many wrong codes")]
    private static partial void LogCodes(ILogger logger, string userId);
}
