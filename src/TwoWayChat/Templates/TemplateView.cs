namespace TwoWayChat.Templates;

/// <summary>A template on the wire.</summary>
/// <param name="PropertyId">The property that it is local to; null for the whole company.</param>
/// <param name="CreatedAt">Epoch milliseconds.</param>
/// <param name="UpdatedAt">Epoch milliseconds.</param>
internal sealed record TemplateView(
    string Id, string Name, string? Shortcut, string Text, string? PropertyId, long CreatedAt, long UpdatedAt, long Version)
{
    public static TemplateView Of(Template template) => new(
        template.TemplateId,
        template.Name,
        template.Shortcut,
        template.Text,
        template.PropertyId,
        template.CreatedAt,
        template.UpdatedAt,
        template.Version);
}
