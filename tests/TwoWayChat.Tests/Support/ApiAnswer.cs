using System.Net;
using System.Text.Json.Nodes;

namespace TwoWayChat.Tests.Support;

/// <summary>An answer of the API, read to its end.</summary>
internal sealed record ApiAnswer(HttpStatusCode Status, string Text, string? ETag, Uri? Location)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>A text member of the body.</summary>
    public string this[string member] => Json[member]!.GetValue<string>();

    /// <summary>The <c>field CODE</c> pairs of a refusal.</summary>
    public IReadOnlyList<string> Errors =>
        Json["errors"] is JsonArray errors ? [.. errors.Select(error => $"{error!["field"]} {error["code"]}")] : [];

    /// <summary>A member of each item of a list.</summary>
    public IReadOnlyList<string> Items(string member) => [.. Json["items"]!.AsArray().Select(item => item![member]!.GetValue<string>())];
}
