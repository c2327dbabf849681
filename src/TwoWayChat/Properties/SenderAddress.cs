using TwoWayChat.Data;

namespace TwoWayChat.Properties;

/// <summary>A number or name of the company that customers write to, and the gateway that carries it.</summary>
internal sealed record SenderAddress
{
    /// <summary>The gateway that is a phone on the screen instead of a carrier.</summary>
    public const string Simulator = "SIMULATOR";

    public required string CompanyId { get; init; }

    public required string SenderAddressId { get; init; }

    /// <summary>Canonical: <c>+12025550100</c>, <c>66000</c> or <c>Acme</c>.</summary>
    public required string Address { get; init; }

    /// <summary><c>E164</c>, <c>SHORT_CODE</c> or <c>ALPHANUMERIC</c>.</summary>
    public required string AddressType { get; init; }

    /// <summary>Name of the gateway, such as <see cref="Simulator"/>.</summary>
    public required string Gateway { get; init; }

    /// <summary>Where chats to this address go without a keyword; null for the rules that come after.</summary>
    public string? PropertyId { get; init; }

    /// <summary>Who answers STOP, HELP and START: text of <see cref="StopHandler"/>.</summary>
    public required string StopHandledBy { get; init; }

    public bool AnswersStopItself => StopHandledBy == EnumText.Of(StopHandler.Gateway);

    /// <summary>Epoch milliseconds.</summary>
    public required long CreatedAt { get; init; }

    public required long Version { get; init; }
}
