using TwoWayChat.Events;
using TwoWayChat.Hosting;

namespace TwoWayChat.Security;

/// <summary>
/// The one gate. A global manager sees the whole company, a property manager the own properties, an agent the own properties and the own chats;
/// API, screens, callbacks and live updates all ask here.
/// </summary>
internal static class Access
{
    /// <summary>Whether what belongs to <paramref name="propertyId"/>, assigned to <paramref name="assigneeId"/>, may be seen.</summary>
    public static bool CanSee(Account account, string? propertyId, string? assigneeId = null) =>
        account.Role == Role.GlobalManager
        || (propertyId is not null && account.PropertyIds.Contains(propertyId))
        || (account.Role == Role.Agent && assigneeId is not null && assigneeId == account.UserId);

    /// <summary>Whether an event may be seen by a session of that account: either side of a change suffices.</summary>
    public static bool CanSee(Account account, EventFacts facts, string? sessionId) =>
        facts.SessionId is { } only
            ? only == sessionId
            : CanSee(account, facts.PropertyId, facts.AssigneeId) || CanSee(account, facts.PropertyBefore, facts.AssigneeBefore)
                || (facts.AlsoIn.Count > 0 && facts.AlsoIn.Any(account.PropertyIds.Contains));

    /// <summary>
    /// The same rule as an SQL condition over columns <c>property_id</c> and <c>assigned_to</c> of <paramref name="table"/>, with the parameters
    /// <c>@propertyIds</c> (an array or list: Npgsql takes no set) and <c>@viewerId</c>. What nobody is assigned to names another column in
    /// <paramref name="own"/>: whose it is.
    /// </summary>
    public static string Sql(Account account, string table, string own = "assigned_to") => account.Role switch
    {
        Role.GlobalManager => "1 = 1",
        Role.PropertyManager => $"{table}.property_id in @propertyIds",
        _ => $"({table}.property_id in @propertyIds or {table}.{own} = @viewerId)",
    };

    /// <summary>
    /// The rule for events as an SQL condition over the columns of <c>events</c> in <paramref name="table"/>, with the parameters <c>@propertyIds</c>
    /// and <c>@viewerId</c>; <c>session.*</c> are not what it is about.
    /// </summary>
    public static string EventSql(Account account, string table) => account.Role switch
    {
        Role.GlobalManager => "1 = 1",
        Role.PropertyManager => $"({InProperties(table)})",
        _ => $"({InProperties(table)} or {table}.assignee_id = @viewerId or {table}.assignee_before = @viewerId)",
    };

    private static string InProperties(string table) =>
        $"""
        {table}.property_id in @propertyIds or {table}.property_before in @propertyIds or ({table}.also_in is not null and exists (
            select 1 from properties q
             where q.company_id = {table}.company_id and q.property_id in @propertyIds and {table}.also_in like '%' || q.property_id || '%'))
        """;

    /// <summary>403 for anybody but a global manager.</summary>
    public static void RequireGlobalManager(Account account)
    {
        if (account.Role != Role.GlobalManager)
        {
            throw ApiException.AccessDenied();
        }
    }

    /// <summary>403 for agents.</summary>
    public static void RequireManager(Account account)
    {
        if (account.Role == Role.Agent)
        {
            throw ApiException.AccessDenied();
        }
    }

    /// <summary>403 for agents, and for property managers of other properties.</summary>
    public static void RequireManagerOf(Account account, string propertyId)
    {
        RequireManager(account);
        if (!CanSee(account, propertyId))
        {
            throw ApiException.AccessDenied();
        }
    }
}
