using TwoWayChat.Data;
using TwoWayChat.Events;

namespace TwoWayChat.Properties;

/// <summary>A department: chats, people and privacy go by it.</summary>
internal sealed record Property
{
    /// <summary>Most characters of a name.</summary>
    public const int MostNameLength = 64;

    /// <summary>Highest limit of open chats per agent.</summary>
    public const int MostAssignmentLimit = 1000;

    /// <summary>Longest inactivity before a chat ends: 90 days.</summary>
    public const int MostInactivityMinutes = 129_600;

    public required string CompanyId { get; init; }

    public required string PropertyId { get; init; }

    public required string Name { get; init; }

    /// <summary>Takes the chats that no rule sends elsewhere. Exactly one property of a company is it, once there is any.</summary>
    public required bool IsDefault { get; init; }

    /// <summary>Text of <see cref="Properties.Collision"/>.</summary>
    public string Collision { get; init; } = EnumText.Of(Properties.Collision.Warn);

    /// <summary>Text of <see cref="Properties.Assignment"/>.</summary>
    public string Assignment { get; init; } = EnumText.Of(Properties.Assignment.Free);

    /// <summary>Most open chats of an agent to whom the server assigns; 0 for no limit.</summary>
    public long AssignmentLimit { get; init; }

    /// <summary>Minutes without a message after which an answered chat ends; 0 for never.</summary>
    public long InactivityMinutes { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long CreatedAt { get; init; }

    public required long Version { get; init; }

    public string NameKey => Security.NameKey.Of(Name);

    public NamedRef Ref => new(PropertyId, Name);
}
