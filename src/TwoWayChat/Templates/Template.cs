namespace TwoWayChat.Templates;

/// <summary>A text that is written once and sent often: for the whole company, or local to a property.</summary>
internal sealed record Template
{
    /// <summary>Most characters of a name.</summary>
    public const int MostNameLength = 64;

    /// <summary>Most characters of a shortcut, its slash among them.</summary>
    public const int MostShortcutLength = 32;

    public required string CompanyId { get; init; }

    public required string TemplateId { get; init; }

    /// <summary>The property that it is local to; null for a global one.</summary>
    public string? PropertyId { get; init; }

    public required string Name { get; init; }

    /// <summary>What finds it while typing, lower case with its slash, such as <c>/thanks</c>; null for none.</summary>
    public string? Shortcut { get; init; }

    /// <summary>With its fields, as <see cref="Sms.TemplateText"/> reads it.</summary>
    public required string Text { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>Epoch milliseconds.</summary>
    public required long UpdatedAt { get; init; }

    public required long Version { get; init; }

    public string NameKey => Security.NameKey.Of(Name);

    /// <summary>What a search looks through.</summary>
    public string SearchKey => Security.NameKey.Of($"{Name}\n{Shortcut}\n{Text}");
}
