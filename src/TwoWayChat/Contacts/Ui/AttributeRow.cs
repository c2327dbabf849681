namespace TwoWayChat.Contacts.Ui;

/// <summary>An attribute of a contact while somebody edits it.</summary>
internal sealed class AttributeRow
{
    public string Name { get; set; } = "";

    public string Value { get; set; } = "";

    /// <summary>Neither begun nor meant to stay.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Value);

    /// <summary>What the API's refusal of its value calls it.</summary>
    public string Field => $"attributes.{Name.Trim()}";
}
