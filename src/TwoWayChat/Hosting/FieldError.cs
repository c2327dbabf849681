using System.Text.Json.Serialization;

namespace TwoWayChat.Hosting;

/// <summary>One field or rule that is to blame for a refusal.</summary>
/// <param name="Field">The member's name as it stands in the request, dotted below the top.</param>
/// <param name="Code">Stable, for programs, in UPPER_CASE.</param>
/// <param name="Message">For people.</param>
[method: JsonConstructor]
internal sealed record FieldError(string Field, string Code, string Message)
{
    public FieldError(string field, string code, Wording wording)
        : this(field, code, wording.ToString()) => Wording = wording;

    /// <summary>The message with its values apart, for screens.</summary>
    [JsonIgnore]
    public Wording Wording { get; } = Message;
}
