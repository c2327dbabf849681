namespace TwoWayChat.Reports;

/// <summary>How often a template was used.</summary>
internal sealed record TemplateRow
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required long Sent { get; init; }

    public required long Users { get; init; }
}
