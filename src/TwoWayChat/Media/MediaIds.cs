using TwoWayChat.Data;
using TwoWayChat.Hosting;

namespace TwoWayChat.Media;

/// <summary>The member <c>media</c> of what sends: ids of uploads.</summary>
internal static class MediaIds
{
    /// <summary>Most media of one message.</summary>
    public const int Most = 10;

    private const string Field = "media";

    /// <summary>The ids; what is wrong with the list goes to <paramref name="check"/>. Whether there are such media is another question.</summary>
    public static IReadOnlyList<string> Read(Check check, IReadOnlyList<string?>? sent)
    {
        var ids = sent ?? [];
        check.That(ids.Count <= Most, Field, "TOO_MANY", $"must hold at most {Most} ids")
            .That(ids.All(Ids.IsId), Field, "INVALID_VALUE", "must hold ids of uploaded media")
            .That(ids.Distinct(StringComparer.Ordinal).Count() == ids.Count, Field, "DUPLICATE", "must not hold an id twice");
        return [.. ids.Select(id => id ?? "")];
    }

    /// <summary>400 for an id that stands for nothing the caller may use.</summary>
    public static ApiException Unknown(string mediaId) => ApiException.Invalid(Field, "UNKNOWN_MEDIA", $"has no upload {mediaId}");
}
