using Dapper;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Ui;

/// <summary>
/// The open chats that a viewer works off, as SQL: the own ones, and those that are nobody's. Each branch follows one index in its order, so that no
/// database has a choice; it costs what the queue is long, whatever else the company has.
/// </summary>
internal sealed class OpenQueues
{
    /// <summary>Users of more properties than this look through the unassigned chats of all.</summary>
    private const int MostBranches = 100;

    private const string IsUnread =
        """
        and h.inbound_count > coalesce((select r.read_inbound from chat_reads r
                                         where r.company_id = h.company_id and r.chat_id = h.chat_id and r.user_id = @viewerId), 0)
        """;

    private readonly Account viewer;
    private readonly DynamicParameters parameters = new();

    public OpenQueues(Account viewer, long most)
    {
        this.viewer = viewer;
        parameters.AddDynamicParams(new { companyId = viewer.CompanyId, viewerId = viewer.UserId, propertyIds = viewer.PropertyIds.ToList(), most });
        CountUnread = Count([Own(IsUnread), .. Unassigned(IsUnread)]);
        CountOpen = $"select ({Count([Own("")])}) as mine, ({Count([.. Unassigned("")])}) as unassigned";
    }

    /// <summary>How many have something new from the customer, more than that for more than the most.</summary>
    public string CountUnread { get; }

    /// <summary>How many are the viewer's (<c>mine</c>), and how many nobody's (<c>unassigned</c>).</summary>
    public string CountOpen { get; }

    public object Parameters => parameters;

    private static string Count(IReadOnlyList<string> branches) => branches.Count == 0
        ? "select cast(0 as bigint)"
        : $"select count(*) from ({string.Join("\nunion all\n", branches.Select((branch, n) => $"select * from ({branch}) q{n}"))}) as q";

    private string Own(string condition) => Branch($"h.assigned_to = @viewerId and {Access.Sql(viewer, "h")}", condition, "h.last_activity_at, h.chat_id");

    private IEnumerable<string> Unassigned(string condition)
    {
        if (viewer.Role == Role.GlobalManager || viewer.PropertyIds.Count > MostBranches)
        {
            return [Branch($"h.assigned_to is null and {Access.Sql(viewer, "h")}", condition, "h.property_id, h.waiting_since")];
        }

        return viewer.PropertyIds.Select((propertyId, n) =>
        {
            parameters.Add($"property{n}", propertyId);
            return Branch($"h.assigned_to is null and h.property_id = @property{n}", condition, "h.waiting_since");
        });
    }

    private static string Branch(string queue, string condition, string order) =>
        $"""
        select h.chat_id from chats h
         where h.company_id = @companyId and h.status = 'OPEN' and {queue} {condition}
         order by {order}
         limit @most
        """;
}
