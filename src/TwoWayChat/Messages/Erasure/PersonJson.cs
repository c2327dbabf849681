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
    /// <param name="contactId">Whose it is.</param>
    /// <param name="at">Epoch milliseconds, for <c>redactedAt</c>.</param>
    public static string Erase(string json, string contactId, long at)
    {
        var node = JsonNode.Parse(json);
        Erase(node, contactId, at);
        return node!.ToJsonString(WireJson.Options);
    }

    private static void Erase(JsonNode? node, string contactId, long at)
    {
        if (node is JsonArray items)
        {
            items.ToList().ForEach(item => Erase(item, contactId, at));
        }
        else if (node is JsonObject members)
        {
            members.ToList().ForEach(member => Erase(member.Value, contactId, at));
            EraseContact(members, contactId);
            EraseText(members, contactId, at);
        }
    }

    private static void EraseContact(JsonObject members, string contactId)
    {
        var isContact = Is(members["id"], contactId);
        if (isContact || Is(members["contactId"], contactId))
        {
            Replace(members, "address", ErasedPerson.Address(contactId));
        }

        if (isContact)
        {
            OfContact.ToList().ForEach(name => members.Remove(name));
            Replace(members, "name", ErasedPerson.Name);
            Replace(members, "displayName", ErasedPerson.Name);
            Replace(members, "tags", new JsonArray());
            Replace(members, "attributes", new JsonObject());
        }
    }

    private static void EraseText(JsonObject members, string contactId, long at)
    {
        members.Remove("note");
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

    private static bool Is(JsonNode? node, string id) => node is JsonValue value && value.TryGetValue<string>(out var text) && text == id;
}
