namespace TwoWayChat.Contacts;

/// <summary>Section <c>Contacts</c>.</summary>
internal sealed class ContactsOptions
{
    public const string Section = "Contacts";

    /// <summary>ISO 3166 alpha-2 code, in capitals, of the country whose numbers may be written without their country code.</summary>
    public string DefaultCountry { get; set; } = "US";

    public IEnumerable<string> Problems()
    {
        if (DefaultCountry.Length != 2 || !DefaultCountry.All(char.IsAsciiLetterUpper))
        {
            yield return $"Contacts:DefaultCountry must be a country code such as US, not '{DefaultCountry}'";
        }
    }
}
