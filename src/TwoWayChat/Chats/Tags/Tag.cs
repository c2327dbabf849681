using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Tags;

/// <summary>A word that users put on chats; the same in other case is the same.</summary>
internal static class Tag
{
    /// <summary>Most characters.</summary>
    public const int MostLength = 40;

    /// <summary>Most tags of one chat.</summary>
    public const int MostPerChat = 20;

    /// <summary>The trimmed tag; throws a 400 for what is none.</summary>
    public static string Read(string? text)
    {
        var check = new Check();
        var tag = check.Text(text, "tag", MostLength);
        check.That(!tag.AsSpan().ContainsAny(',', '/', '\\') && Sms.StorableText.IsStorable(tag), "tag",
            "INVALID_CHARACTER", "must not hold a comma or a slash")
            .Enforce();
        return tag;
    }

    public static string KeyOf(string tag) => NameKey.Of(tag);
}
