using System.Text.Json.Nodes;
using TwoWayChat.Events;

namespace TwoWayChat.Messages.Erasure;

/// <summary>Takes a person out of JSON that is about them: an event of one of their chats, or an answer with one of their messages.</summary>
internal static class PersonJson
{
    private static readonly string[] OfContact = ["firstName", "lastName", "email", "externalId", "language"];

    /// <summary>
    /// The same JSON without names, addresses, texts, media and notes; ids, times and states stay, and so does the shape that the schemas tell.
    /// </summary>
    /// <param name="json">An event's content, or an answer's body.</param>
    /// <param name="ids">Whose it is, and ids that were merged into it.</param>
    /// <param name="at">Epoch milliseconds, for <c>redactedAt</c>.</param>
    public static string Erase(string json, IReadOnlyList<string> ids, long at)
    {
        var node = JsonNode.Parse(json);
        Erase(node, ids, at);
        return node!.ToJsonString(WireJson.Options);
    }

    private static void Erase(JsonNode? node, IReadOnlyList<string> ids, long at)
    {
        if (node is JsonArray items)
        {
            items.ToList().ForEach(item => Erase(item, ids, at));
        }
        else if (node is JsonObject members)
        {
            members.ToList().ForEach(member => Erase(member.Value, ids, at));
            EraseContact(members, ids);
            EraseText(members, ids[0], at);
        }
    }

    private static void EraseContact(JsonObject members, IReadOnlyList<string> ids)
    {
        var isContact = IsOf(members["id"], ids);
        if (isContact || IsOf(members["contactId"], ids))
        {
            Replace(members, "address", ErasedPerson.Address(ids[0]));
        }

        if (isContact)
        {
            OfContact.ToList().ForEach(name => members.Remove(name));
            Replace(members, "name", ErasedPerson.Name);
            Replace(members, "displayName", ErasedPerson.Name);
            Replace(members, "attributes", new JsonObject());
        }
    }

    private static void EraseText(JsonObject members, string contactId, long at)
    {
        members.Remove("note");
        Replace(members, "tag", ErasedPerson.Name);
        Replace(members, "tags", new JsonArray());
        Replace(members, "text", "");
        Replace(members, "media", new JsonArray());
        if (members["direction"] is JsonValue direction)
        {
            Replace(members, direction.GetValue<string>() == "INBOUND" ? "from" : "to", ErasedPerson.Address(contactId));
            members["redactedAt"] ??= at;
        }
    }

    private static void Replace(JsonObject members, string name, JsonNode value)
    {
        if (members.ContainsKey(name))
        {
            members[name] = value;
        }
    }

    private static bool IsOf(JsonNode? node, IReadOnlyList<string> ids) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) && ids.Contains(text);
}
