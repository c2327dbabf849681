using System.Net.Http.Headers;

namespace TwoWayChat.Callbacks.Wire;

/// <summary>Reads <c>Retry-After</c> (RFC 9110, section 10.2.3): a number of seconds or a date.</summary>
internal static class RetryAfter
{
    /// <summary>We never wait longer than this, whatever the receiver says.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <returns>Zero to <see cref="Longest"/>; null if the header is missing or makes no sense.</returns>
    public static TimeSpan? Of(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (!headers.NonValidated.TryGetValues("Retry-After", out var values) || values.Count != 1)
        {
            return null;
        }

        return Parse(values.ToString().Trim(), now);
    }

    private static TimeSpan? Parse(string value, DateTimeOffset now)
    {
        // A number too large for the framework's parser is still a number.
        if (value.Length > 0 && value.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
        {
            return long.TryParse(value, out var seconds) && seconds < Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : Longest;
        }

        if (!RetryConditionHeaderValue.TryParse(value, out var condition) || condition.Date is not { } date)
        {
            return null;
        }

        var wait = date - now;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait < Longest ? wait : Longest;
    }
}
