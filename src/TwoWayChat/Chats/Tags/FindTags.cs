using Dapper;
using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Tags;

/// <summary>The tags that a company uses already, so that the same matter is not filed under several words.</summary>
internal sealed class FindTags(Database database)
{
    /// <summary>Tags offered at most.</summary>
    public const int Most = 30;

    /// <summary>Tags looked at at most, those of properties that the viewer does not work in among them.</summary>
    private const int MostLooked = 500;

    // From tag to tag along the index, however many chats have each.
    private const string Walk =
        """
        with recursive known (tag_key, number) as (
            select min(t.tag_key), 1 from chat_tags t where t.company_id = @companyId and t.tag_key >= @begin
            union all
            select (select min(t.tag_key) from chat_tags t where t.company_id = @companyId and t.tag_key > known.tag_key), known.number + 1
              from known where known.tag_key is not null and known.number < @mostLooked)
        """;

    /// <summary>
    /// Tags that begin with <paramref name="typed"/> in whichever case, by alphabet: those of chats in the properties that the viewer works in.
    /// </summary>
    public async Task<IReadOnlyList<string>> RunAsync(Account viewer, string typed, CancellationToken cancellationToken)
    {
        var isEverywhere = viewer.Role == Role.GlobalManager;
        if (!isEverywhere && viewer.PropertyIds.Count == 0)
        {
            return [];
        }

        var within = isEverywhere ? "" : "and t.property_id in @propertyIds";
        var found = await database.QueryAsync<string?>(
            $"""
            {Walk}
            select s.tag from (
                select known.tag_key, (select min(t.tag) from chat_tags t where t.company_id = @companyId and t.tag_key = known.tag_key {within}) as tag
                  from known where substr(known.tag_key, 1, length(@begin)) = @begin) s
             where s.tag is not null
             order by s.tag_key
             limit @most
            """,
            Parameters(viewer, Tag.KeyOf(typed)),
            cancellationToken);
        return [.. found.OfType<string>()];
    }

    private static DynamicParameters Parameters(Account viewer, string begin)
    {
        var parameters = new DynamicParameters(new { companyId = viewer.CompanyId, begin, most = Most, mostLooked = MostLooked });
        if (viewer.Role != Role.GlobalManager)
        {
            parameters.Add("propertyIds", viewer.PropertyIds.ToList());
        }

        return parameters;
    }
}
