using System.Globalization;

namespace TwoWayChat.Callbacks.Trouble;

/// <summary>An endpoint whose breaker is open while sessions wait for it.</summary>
internal sealed record FailingRow
{
    private const string Answered = "HTTP ";
    private const int StatusDigits = 3;

    public required string CompanyId { get; init; }

    public required string CompanyName { get; init; }

    /// <summary>When trouble began, epoch milliseconds.</summary>
    public required long FailingSince { get; init; }

    /// <summary>What opened the breaker.</summary>
    public string? LastError { get; init; }

    /// <summary>What there is to tell at <paramref name="now"/>, epoch milliseconds.</summary>
    public IEnumerable<AlertKind> Due(long now)
    {
        if (IsMisconfigured)
        {
            yield return AlertKind.Misconfigured;
        }

        var lasting = TimeSpan.FromMilliseconds(now - FailingSince);
        if (lasting >= TimeSpan.FromMinutes(5))
        {
            yield return AlertKind.FiveMinutes;
        }

        if (lasting >= TimeSpan.FromHours(1))
        {
            yield return AlertKind.OneHour;
        }
    }

    private bool IsMisconfigured =>
        LastError is { } error
        && error.StartsWith(Answered, StringComparison.Ordinal)
        && error.Length >= Answered.Length + StatusDigits
        && int.TryParse(error.AsSpan(Answered.Length, StatusDigits), NumberStyles.None, CultureInfo.InvariantCulture, out var status)
        && AnswerTable.KindOf(status, false) == AnswerKind.Misconfigured;
}
