using TwoWayChat.Hosting;

namespace TwoWayChat.Callbacks.Wire;

/// <summary>A callback URL that passed, or the code and message for the field <c>callbackUrl</c>.</summary>
internal sealed record CallbackUrlResult
{
    /// <summary>The URL; null if it was refused.</summary>
    public CallbackUrl? Url { get; private init; }

    /// <summary>One of <see cref="CallbackUrlCode"/>; null if the URL passed.</summary>
    public string? Code { get; private init; }

    /// <summary>What is wrong, for a user; null if the URL passed.</summary>
    public string? Message => Url is null ? Words.ToString() : null;

    /// <summary>The message with its values apart.</summary>
    public Wording Words { get; private init; }

    public static CallbackUrlResult Passed(CallbackUrl url) => new() { Url = url };

    public static CallbackUrlResult Refused(string code, Wording message) => new() { Code = code, Words = message };
}
