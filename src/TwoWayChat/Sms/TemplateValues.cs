namespace TwoWayChat.Sms;

/// <summary>What fields become in one chat; null where nothing is known.</summary>
internal sealed record TemplateValues
{
    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    /// <summary>Display name of whoever sends.</summary>
    public string? AgentName { get; init; }

    public string? PropertyName { get; init; }

    public string? CompanyName { get; init; }

    /// <summary>The value of a field by its name; null where there is none, or only blanks.</summary>
    public string? Of(string field)
    {
        var value = field switch
        {
            TemplateFields.ContactFirstName => FirstName,
            TemplateFields.ContactLastName => LastName,
            TemplateFields.ContactName => $"{FirstName} {LastName}",
            TemplateFields.AgentName => AgentName,
            TemplateFields.PropertyName => PropertyName,
            TemplateFields.CompanyName => CompanyName,
            _ => throw new ArgumentException($"{field} is no field", nameof(field)),
        };
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }
}
