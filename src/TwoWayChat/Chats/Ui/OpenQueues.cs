using Dapper;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Ui;

/// <summary>
/// The open chats that a viewer works off, as SQL: the own ones, and those that are nobody's. Each branch follows one index in its order, the newest
/// activity first, so that no database has a choice. What is counted is cut: a figure beside a list says at most that there are very many.
/// </summary>
internal sealed class OpenQueues
{
    /// <summary>
    /// So many of a queue are looked through for something unread. What a customer writes puts a chat at its head, so that what is not found there has lain
    /// unread while so many others went on; without an end, an agent who has read all of a long queue would pay for its length at every message.
    /// </summary>
    public const int MostLookedAt = 1000;

    /// <summary>Users of more properties than this look through the unassigned chats of all.</summary>
    private const int MostBranches = 100;

    private const string IsUnread =
        """
        where q.inbound_count > coalesce((select r.read_inbound from chat_reads r
                                           where r.company_id = @companyId and r.chat_id = q.chat_id and r.user_id = @viewerId), 0)
        """;

    private readonly Account viewer;
    private readonly DynamicParameters parameters = new();

    public OpenQueues(Account viewer, long most, int mostLookedAt = MostLookedAt)
    {
        this.viewer = viewer;
        List<string> free = [.. Unassigned()];
        parameters.AddDynamicParams(new
        {
            companyId = viewer.CompanyId,
            viewerId = viewer.UserId,
            propertyIds = viewer.PropertyIds.ToList(),
            most,
            mostLookedAt,
            mostOfProperty = Math.Max(most, mostLookedAt / Math.Max(1, free.Count)),
        });
        var own = Own();
        CountUnread = Count([Newest(own, "@mostLookedAt"), .. free.Select(queue => Newest(queue, "@mostOfProperty"))], IsUnread);
        CountOpen = $"select ({Count([Newest(own, "@most")])}) as mine, ({Count([.. free.Select(queue => Newest(queue, "@most"))])}) as unassigned";
    }

    /// <summary>How many have something new from the customer; with more than the most, the most.</summary>
    public string CountUnread { get; }

    /// <summary>How many are the viewer's (<c>mine</c>), and how many nobody's (<c>unassigned</c>); with more than the most, the most.</summary>
    public string CountOpen { get; }

    public object Parameters => parameters;

    private static string Count(IReadOnlyList<string> branches, string condition = "") => branches.Count == 0
        ? "select cast(0 as bigint)"
        : $"""
           select count(*) from (
               select 1 as one from ({string.Join("\nunion all\n", branches.Select((branch, n) => $"select * from ({branch}) q{n}"))}) as q
                {condition}
                limit @most) as counted
           """;

    private string Own() => $"h.assigned_to = @viewerId and {Access.Sql(viewer, "h")}";

    private IEnumerable<string> Unassigned()
    {
        if (viewer.Role == Role.GlobalManager || viewer.PropertyIds.Count > MostBranches)
        {
            return [$"h.assigned_to is null and {Access.Sql(viewer, "h")}"];
        }

        return viewer.PropertyIds.Select((propertyId, n) =>
        {
            parameters.Add($"property{n}", propertyId);
            return $"h.assigned_to is null and h.property_id = @property{n}";
        });
    }

    private static string Newest(string queue, string limit) =>
        $"""
        select h.chat_id, h.inbound_count from chats h
         where h.company_id = @companyId and h.status = 'OPEN' and {queue}
         order by h.last_activity_at desc, h.chat_id desc
         limit {limit}
        """;
}
