namespace TwoWayChat.Sms;

/// <summary>The fields that a text may hold.</summary>
internal static class TemplateFields
{
    public const string ContactFirstName = "contact.firstName";
    public const string ContactLastName = "contact.lastName";
    public const string ContactName = "contact.name";
    public const string AgentName = "agent.name";
    public const string PropertyName = "property.name";
    public const string CompanyName = "company.name";

    /// <summary>What a text may hold that somebody sends.</summary>
    public static readonly IReadOnlyList<string> All = [ContactFirstName, ContactLastName, ContactName, AgentName, PropertyName, CompanyName];

    /// <summary>What a text may hold that the server sends by itself: nobody has written it.</summary>
    public static readonly IReadOnlyList<string> WithoutAgent = [ContactFirstName, ContactLastName, ContactName, PropertyName, CompanyName];
}
