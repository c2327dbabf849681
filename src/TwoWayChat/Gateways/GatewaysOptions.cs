namespace TwoWayChat.Gateways;

/// <summary>Section <c>Gateways</c>.</summary>
internal sealed class GatewaysOptions
{
    public const string Section = "Gateways";

    /// <summary>Messages that one node hands to gateways at the same time.</summary>
    public int Parallel { get; set; } = 16;

    /// <summary>How long a message is tried; what no gateway has taken by then expires.</summary>
    public TimeSpan Validity { get; set; } = TimeSpan.FromHours(24);

    public IEnumerable<string> Problems()
    {
        if (Parallel is < 1 or > 1000)
        {
            yield return $"Gateways:Parallel must be 1 to 1000, not {Parallel}";
        }

        if (Validity < TimeSpan.FromMinutes(1))
        {
            yield return $"Gateways:Validity must be a minute at least, not {Validity}";
        }
    }
}
