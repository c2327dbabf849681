using TwoWayChat.Properties;

namespace TwoWayChat.Contacts.Files;

/// <summary>A line of an import: what it says of whom, or why it was refused.</summary>
/// <param name="Line">Counted from 1, the heading included.</param>
internal sealed record ImportedLine(int Line)
{
    public Address Address { get; init; }

    /// <summary>What it says; what it leaves empty stays as it is.</summary>
    public ContactInput Said { get; init; } = new(null, null, null);

    /// <summary>Attributes that have columns of their own: they are set beside the others.</summary>
    public IReadOnlyDictionary<string, string> Named { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<ImportError> Errors { get; init; } = [];

    /// <summary><paramref name="contact"/> with this said.</summary>
    public Contact In(Contact contact)
    {
        var said = Said.In(contact);
        if (Named.Count == 0)
        {
            return said;
        }

        var all = new SortedDictionary<string, string>(said.AttributeMap.ToDictionary(), StringComparer.Ordinal);
        foreach (var (name, value) in Named)
        {
            all[name] = value;
        }

        return said with { Attributes = ContactJson.Of(all) };
    }
}
