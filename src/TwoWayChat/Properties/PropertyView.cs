namespace TwoWayChat.Properties;

/// <summary>A property on the wire.</summary>
/// <param name="CreatedAt">Epoch milliseconds.</param>
internal sealed record PropertyView(string Id, string Name, bool Default, long CreatedAt, long Version)
{
    public static PropertyView Of(Property property) =>
        new(property.PropertyId, property.Name, property.IsDefault, property.CreatedAt, property.Version);
}
