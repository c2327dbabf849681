namespace TwoWayChat.Properties;

/// <summary>A property on the wire.</summary>
/// <param name="Collision">Text of <see cref="Properties.Collision"/>.</param>
/// <param name="Assignment">Text of <see cref="Properties.Assignment"/>.</param>
/// <param name="AssignmentLimit">Most open chats of an agent to whom the server assigns; 0 for no limit.</param>
/// <param name="InactivityMinutes">Minutes without a message after which an answered chat ends; 0 for never.</param>
/// <param name="CreatedAt">Epoch milliseconds.</param>
internal sealed record PropertyView(string Id, string Name, bool Default, string Collision, string Assignment,
    long AssignmentLimit, long InactivityMinutes, long CreatedAt, long Version)
{
    public static PropertyView Of(Property property) =>
        new(property.PropertyId, property.Name, property.IsDefault, property.Collision, property.Assignment, property.AssignmentLimit,
        property.InactivityMinutes, property.CreatedAt, property.Version);
}
