using System.Text;

namespace TwoWayChat.Chats.Consent;

/// <summary>The fields of one line of CSV (RFC 4180): quoted ones may hold commas, and quotes doubled. Fields do not go over lines here.</summary>
internal static class CsvFields
{
    public static IReadOnlyList<string> Of(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                var doubled = quoted && i + 1 < line.Length && line[i + 1] == '"';
                field.Append(doubled ? "\"" : "");
                i += doubled ? 1 : 0;
                quoted = doubled ? quoted : !quoted;
            }
            else if (!quoted && line[i] == ',')
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
