using TwoWayChat.Data;
using TwoWayChat.Events;

namespace TwoWayChat.Properties;

/// <summary>A department: chats, people and privacy go by it.</summary>
internal sealed record Property
{
    /// <summary>Most characters of a name.</summary>
    public const int MostNameLength = 64;

    public required string CompanyId { get; init; }

    public required string PropertyId { get; init; }

    public required string Name { get; init; }

    /// <summary>Takes the chats that no rule sends elsewhere. Exactly one property of a company is it, once there is any.</summary>
    public required bool IsDefault { get; init; }

    /// <summary>Text of <see cref="Properties.Collision"/>.</summary>
    public string Collision { get; init; } = EnumText.Of(Properties.Collision.Warn);

    /// <summary>Epoch milliseconds.</summary>
    public required long CreatedAt { get; init; }

    public required long Version { get; init; }

    public string NameKey => Security.NameKey.Of(Name);

    public NamedRef Ref => new(PropertyId, Name);
}
