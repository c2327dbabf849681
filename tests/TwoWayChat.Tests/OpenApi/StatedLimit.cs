using System.Text.Json.Nodes;

namespace TwoWayChat.Tests.OpenApi;

/// <summary>One limit that the API's description states.</summary>
/// <param name="Field">The member, as errors name it.</param>
/// <param name="Rule">The word of JSON Schema for it.</param>
/// <param name="Beyond">A value that must be refused: the members of a body to be put into one, or the value of a parameter.</param>
/// <param name="Within">The last value that is not too much; null where the rule knows none.</param>
internal sealed record StatedLimit(string Field, string Rule, JsonNode? Beyond, JsonNode? Within);
