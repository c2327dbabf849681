using System.Text.Json;

namespace TwoWayChat.Sessions;

/// <summary>What a pull answers with. It is written from bytes as they are; this is its form, for the API's description.</summary>
internal sealed record EventPage(IReadOnlyList<JsonElement> Items, string? Next);
