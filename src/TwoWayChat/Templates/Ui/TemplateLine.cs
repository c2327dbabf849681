namespace TwoWayChat.Templates.Ui;

/// <summary>A row of the list of templates.</summary>
/// <param name="Template">The template.</param>
/// <param name="PropertyName">The property that it is local to; null for the whole company.</param>
/// <param name="IsEditable">Whether the reader may change it.</param>
internal sealed record TemplateLine(Template Template, string? PropertyName, bool IsEditable);
