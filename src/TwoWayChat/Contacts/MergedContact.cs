using TwoWayChat.Security;

namespace TwoWayChat.Contacts;

/// <summary>What one contact is after another was merged into it.</summary>
internal static class MergedContact
{
    /// <summary>
    /// What the winner says stands; what it does not say, and tags and attributes that it has not, come from the other. The number stays the winner's.
    /// Beyond the most tags and attributes, the other's are lost.
    /// </summary>
    public static Contact Of(Contact winner, Contact loser) => winner with
    {
        FirstName = IsNamed(winner) ? winner.FirstName : loser.FirstName,
        LastName = IsNamed(winner) ? winner.LastName : loser.LastName,
        Email = winner.Email ?? loser.Email,
        ExternalId = winner.ExternalId ?? loser.ExternalId,
        Language = winner.Language ?? loser.Language,
        Tags = ContactJson.Of(Tags(winner, loser)),
        Attributes = ContactJson.Of(Attributes(winner, loser)),
    };

    private static List<string> Tags(Contact winner, Contact loser) =>
        [.. winner.TagList.Concat(loser.TagList).DistinctBy(NameKey.Of).Take(ContactRules.MostTags)];

    private static SortedDictionary<string, string> Attributes(Contact winner, Contact loser)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in winner.AttributeMap.Concat(loser.AttributeMap).Where(_ => all.Count < ContactRules.MostAttributes))
        {
            all.TryAdd(name, value);
        }

        return all;
    }

    /// <summary>First and last name belong together.</summary>
    private static bool IsNamed(Contact contact) => contact.FirstName is not null || contact.LastName is not null;
}
