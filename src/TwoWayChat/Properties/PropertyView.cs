namespace TwoWayChat.Properties;

/// <summary>A property on the wire.</summary>
/// <param name="Collision">Text of <see cref="Properties.Collision"/>.</param>
/// <param name="CreatedAt">Epoch milliseconds.</param>
internal sealed record PropertyView(string Id, string Name, bool Default, string Collision, long CreatedAt, long Version)
{
    public static PropertyView Of(Property property) =>
        new(property.PropertyId, property.Name, property.IsDefault, property.Collision, property.CreatedAt, property.Version);
}
