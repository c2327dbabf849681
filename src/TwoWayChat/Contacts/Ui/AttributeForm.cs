using TwoWayChat.Hosting;

namespace TwoWayChat.Contacts.Ui;

/// <summary>The attributes of a contact while somebody edits them.</summary>
internal sealed class AttributeForm
{
    /// <summary>In the order in which they are shown.</summary>
    public List<AttributeRow> Rows { get; } = [];

    /// <summary>The fields of the API's request that it shows errors of.</summary>
    public IEnumerable<string> Fields => Rows.Select(row => row.Field).Prepend("attributes");

    /// <summary>Begins anew with what stands in a contact.</summary>
    public void Load(IReadOnlyDictionary<string, string> attributes)
    {
        Rows.Clear();
        Rows.AddRange(attributes.Select(pair => new AttributeRow { Name = pair.Key, Value = pair.Value }));
    }

    /// <summary>All attributes as they are to stand: an empty value takes one away. Throws 400 for a name that stands there twice.</summary>
    public Dictionary<string, string> Said()
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in Rows.Where(row => !row.IsBlank))
        {
            if (!said.TryAdd(row.Name.Trim(), row.Value))
            {
                throw ApiException.Invalid(row.Field, "DUPLICATE", "stands here twice");
            }
        }

        return said;
    }
}
