using System.Text.Json;
using TwoWayChat.Load.Driving;
using TwoWayChat.Load.Receiving;

namespace TwoWayChat.Load.Faults;

/// <summary>Reads chats over the API, and compares them with what was sent and answered.</summary>
internal sealed class ChatCheck(ApiClient client, Ledger ledger)
{
    private const int MessagesPerPage = 200;

    /// <summary>Looks at each chat that a text was taken into.</summary>
    public async Task RunAsync(Uri server)
    {
        foreach (var chat in ledger.Taken.GroupBy(text => text.Accepted.ChatId))
        {
            Compare(chat.Key, await ReadAsync(server, chat.Key), [.. chat]);
        }
    }

    /// <summary>Each text once, in the order in which its phone sent them, numbered without a gap, and nothing else.</summary>
    private void Compare(string chatId, List<JsonElement> stored, List<(PlannedText Planned, AcceptedText Accepted)> taken)
    {
        if (taken.Select(text => text.Planned.From).Distinct().Count() != 1)
        {
            ledger.Violated($"Chat {chatId} has texts of several phones");
        }

        var expected = taken.Select(text => (text.Accepted.MessageId, text.Planned.Key)).Order().ToList();
        var found = stored.Select(message => (message.GetProperty("id").GetString()!, message.GetProperty("text").GetString()!)).ToList();
        if (!found.Order().SequenceEqual(expected))
        {
            ledger.Violated($"Chat {chatId} holds {found.Count} messages, not just the {expected.Count} that were answered with 202");
        }

        if (!stored.Select(message => message.GetProperty("number").GetInt64()).SequenceEqual(Enumerable.Range(1, stored.Count).Select(number => (long)number)))
        {
            ledger.Violated($"The numbers of chat {chatId} have a gap");
        }

        if (!found.Select(message => TextNumber(message.Item2)).SequenceEqual(Enumerable.Range(0, stored.Count)))
        {
            ledger.Violated($"The texts of chat {chatId} are not in the order in which they were sent");
        }
    }

    private static int TextNumber(string text) => int.Parse(text.AsSpan(text.LastIndexOf(' ') + 1));

    private async Task<List<JsonElement>> ReadAsync(Uri server, string chatId)
    {
        var messages = new List<JsonElement>();
        string? next = null;
        do
        {
            var after = next is null ? "" : $"&after={Uri.EscapeDataString(next)}";
            var page = await client.GetAsync(server, $"chats/{chatId}/messages?limit={MessagesPerPage}{after}");
            messages.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);
        return messages;
    }
}
