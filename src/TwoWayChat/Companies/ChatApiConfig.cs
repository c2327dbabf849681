using System.Text.Json;
using TwoWayChat.Data;
using TwoWayChat.Events;

namespace TwoWayChat.Companies;

/// <summary>A company's Chat API configuration. Secrets stand here as <see cref="Security.Secrets"/> protected them.</summary>
internal sealed record ChatApiConfig
{
    /// <summary>Purpose under which <see cref="Secret"/> and <see cref="PreviousSecret"/> are protected.</summary>
    public const string SecretPurpose = "chat-api.secret";

    /// <summary>Purpose under which <see cref="ReceiverPassword"/> is protected.</summary>
    public const string ReceiverPasswordPurpose = "chat-api.receiver-password";

    public required string CompanyId { get; init; }

    /// <summary>The switch on the Chat API Config screen.</summary>
    public required bool Enabled { get; init; }

    /// <summary>Text of <see cref="Companies.Delivery"/>.</summary>
    public required string Delivery { get; init; }

    public string? CallbackUrl { get; init; }

    /// <summary>JSON array of the types chosen; null for all.</summary>
    public string? EventTypes { get; init; }

    /// <summary>Text of <see cref="Companies.CallbackOrder"/>.</summary>
    public required string CallbackOrder { get; init; }

    /// <summary>User name of HTTP Basic towards the receiver.</summary>
    public string? ReceiverUser { get; init; }

    /// <summary>Protected.</summary>
    public string? ReceiverPassword { get; init; }

    /// <summary>Protected <c>whsec_…</c>; null until a URL is first saved.</summary>
    public string? Secret { get; init; }

    /// <summary>Protected; signs beside <see cref="Secret"/> until <see cref="PreviousSecretUntil"/>.</summary>
    public string? PreviousSecret { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public long? PreviousSecretUntil { get; init; }

    /// <summary>JSON array of <see cref="RetiredSecret"/>: those before <see cref="PreviousSecret"/> that may still sign; null for none.</summary>
    public string? OlderSecrets { get; init; }

    /// <summary>Why the server itself has stopped calling the endpoint; null while it has not.</summary>
    public string? DisabledReason { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long UpdatedAt { get; init; }

    public required long Version { get; init; }

    public bool IsPush => EnumText.Parse<Delivery>(Delivery) == Companies.Delivery.Push;

    public bool IsStrict => EnumText.Parse<CallbackOrder>(CallbackOrder) == Companies.CallbackOrder.Strict;

    /// <summary>Whether users may be registered: switched on, and with somewhere to call unless the client pulls.</summary>
    public bool TakesSessions => Enabled && (!IsPush || CallbackUrl is not null);

    /// <summary>Secrets that were replaced, the newest first; which of them still sign, their times say.</summary>
    public IReadOnlyList<RetiredSecret> Retired =>
    [
        .. PreviousSecret is { } previous ? [new RetiredSecret(previous, PreviousSecretUntil ?? 0)] : Array.Empty<RetiredSecret>(),
        .. OlderSecrets is { } older ? JsonSerializer.Deserialize<List<RetiredSecret>>(older, WireJson.Options)! : [],
    ];

    /// <summary>The types chosen; null for all.</summary>
    public IReadOnlyList<string>? ChosenTypes => EventTypes is null ? null : JsonSerializer.Deserialize<List<string>>(EventTypes, WireJson.Options);

    /// <summary>The text for <see cref="EventTypes"/>.</summary>
    public static string? TypesText(IReadOnlyList<string>? types) => types is null ? null : JsonSerializer.Serialize(types, WireJson.Options);

    /// <summary>What a new company starts with.</summary>
    public static ChatApiConfig Off(string companyId, long now) => new()
    {
        CompanyId = companyId,
        Enabled = false,
        Delivery = EnumText.Of(Companies.Delivery.Push),
        CallbackOrder = EnumText.Of(Companies.CallbackOrder.Subject),
        UpdatedAt = now,
        Version = 1,
    };
}
