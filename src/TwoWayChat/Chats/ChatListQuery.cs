using Dapper;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Chats;

/// <summary>
/// A page of chats, newest activity first or by who has waited longest, at a cost that does not grow with the number of chats: the condition is cut into branches (per status, per
/// property) each of which reads the first rows of one index, and their best are merged. Those of a tag read the tags' rows, which repeat what the order
/// goes by. The gate stands once more around all of it.
/// </summary>
internal sealed class ChatListQuery
{
    /// <summary>Users of more properties than this are served by one scan instead: SQLite takes 500 branches at most.</summary>
    private const int MostBranches = 100;

    private const string Everywhere = "1 = 1";

    /// <summary>
    /// Stands in the text: PostgreSQL takes a limit that it does not know for a tenth of all rows, finds a plan for that too dear, and plans anew each
    /// time, which takes ten times as long as to run.
    /// </summary>
    private readonly int limit;

    private readonly Account viewer;
    private readonly ChatFilter filter;
    private readonly DynamicParameters parameters = new();

    public ChatListQuery(Account viewer, ChatFilter filter, PageRequest page)
    {
        this.viewer = viewer;
        this.filter = filter;
        parameters.AddDynamicParams(new
        {
            companyId = viewer.CompanyId,
            viewerId = viewer.UserId,
            propertyIds = viewer.PropertyIds.ToList(),
            filter.AssigneeId,
            filter.PropertyId,
            filter.ContactId,
            filter.ContactAddress,
            filter.TagKey,
            beforeAt = page.AfterNumber(0, filter.Waits is true ? 0 : long.MaxValue),
            beforeId = page.AfterText(1),
        });
        limit = page.Limit + 1;
        Sql = Text();
    }

    public string Sql { get; }

    public object Parameters => parameters;

    private bool IsByWaiting => filter.Waits is true;

    private string Text()
    {
        var branches = from status in Statuses() from branch in Branches() select Branch(status, branch);
        return $"""
            {ChatSql.SelectForViewer(string.Join(viewer.Role == Role.Agent ? "\nunion\n" : "\nunion all\n", branches))}
             where {ChatSql.Among} and {Access.Sql(viewer, "h")}
             order by {(IsByWaiting ? "h.waiting_since, h.chat_id" : "h.last_activity_at desc, h.chat_id desc")}
             limit {limit}
            """;
    }

    private string Branch(string status, (string Table, string Condition) branch) =>
        $"""
        select * from (
            select b.chat_id
              from {branch.Table} b
             where b.company_id = @companyId and b.status = '{status}' and {branch.Condition}{Narrowed(branch.Table)}
               and {Order(branch.Condition)}
             limit {limit}) x
        """;

    /// <summary>Of free chats PostgreSQL must be told the column that is null for all of them, or it sorts what the index has in order.</summary>
    private string Order(string condition) => (IsByWaiting, filter.Unassigned && condition == Everywhere) switch
    {
        (false, _) => "(b.last_activity_at, b.chat_id) < (@beforeAt, @beforeId) order by b.last_activity_at desc, b.chat_id desc",
        (_, true) => "(b.waiting_since, b.chat_id) > (@beforeAt, @beforeId) order by b.assigned_to, b.waiting_since, b.chat_id",
        _ => "(b.waiting_since, b.chat_id) > (@beforeAt, @beforeId) order by b.waiting_since, b.chat_id",
    };

    private IEnumerable<string> Statuses() =>
        (filter.Status is { } only ? [only] : Enum.GetValues<ChatStatus>()).Select(EnumText.Of);

    /// <summary>Conditions that together are the gate's, each for one index; one alone where the filter itself names an index. An agent's own chats may
    /// come by two: left out of the second by a condition, they would all be read for nothing.</summary>
    private IEnumerable<(string Table, string Condition)> Branches()
    {
        if (filter is not { AssigneeId: null, ContactId: null, ContactAddress: null })
        {
            return [("chats", Access.Sql(viewer, "b"))];
        }

        var table = filter is { TagKey: not null, Waits: null } ? "chat_tags" : "chats";
        if (viewer.Role == Role.GlobalManager)
        {
            return [(table, Everywhere)];
        }

        var branches = OwnProperties().Select(condition => (table, condition));
        return (viewer.Role == Role.Agent && !filter.Unassigned ? branches.Append(("chats", "b.assigned_to = @viewerId")) : branches)
            .DefaultIfEmpty((table, "1 = 0"));
    }

    /// <summary>One condition per property of the viewer's that is asked for.</summary>
    private IEnumerable<string> OwnProperties()
    {
        var asked = filter.PropertyId is { } only ? viewer.PropertyIds.Where(propertyId => propertyId == only).ToList() : [.. viewer.PropertyIds];
        if (asked.Count > MostBranches)
        {
            return ["b.property_id in @propertyIds"];
        }

        return asked.Select((propertyId, n) =>
        {
            parameters.Add($"property{n}", propertyId);
            return $"b.property_id = @property{n}";
        });
    }

    private string Narrowed(string table)
    {
        var ofChats = table == "chats";
        var conditions = new List<string>();
        void Add(bool asked, string condition)
        {
            if (asked)
            {
                conditions.Add($" and {condition}");
            }
        }

        Add(filter.AssigneeId is not null, "b.assigned_to = @AssigneeId");
        Add(filter.Unassigned && ofChats, "b.assigned_to is null");
        Add(
            filter.Unassigned && !ofChats,
            "exists (select 1 from chats u where u.company_id = b.company_id and u.chat_id = b.chat_id and u.assigned_to is null)");
        Add(filter.Waits is true, "b.waiting_since is not null");
        Add(filter.Waits is false, "b.waiting_since is null");
        Add(filter.PropertyId is not null, "b.property_id = @PropertyId");
        Add(filter.TagKey is not null && !ofChats, "b.tag_key = @TagKey");
        Add(
            filter.TagKey is not null && ofChats,
            "exists (select 1 from chat_tags t where t.company_id = b.company_id and t.chat_id = b.chat_id and t.tag_key = @TagKey)");
        Add(filter.ContactId is not null, "b.contact_id = @ContactId");
        Add(
            filter.ContactAddress is not null,
            """
            b.contact_id = coalesce(
                (select a.contact_id from contacts a where a.company_id = @companyId and a.address = @ContactAddress),
                (select m.contact_id from contact_merges m where m.company_id = @companyId and m.address = @ContactAddress))
            """);
        return string.Concat(conditions);
    }
}
