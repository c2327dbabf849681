using Dapper;
using TwoWayChat.Security;

namespace TwoWayChat.Contacts;

/// <summary>
/// The newest contacts before <c>@before</c> of a viewer who is no global manager, as SQL: those with a chat in each of the own properties, and for agents
/// with an own chat, each read from an index in its order. It costs what is read, however many contacts others have.
/// </summary>
internal sealed class NewestVisible
{
    /// <summary>Users of more properties than this have their contacts looked for among those of all: SQLite takes 500 branches at most.</summary>
    private const int MostBranches = 100;

    private readonly DynamicParameters parameters = new();

    /// <param name="viewer">Who asks.</param>
    /// <param name="before">Id that they come before.</param>
    /// <param name="most">How many.</param>
    public NewestVisible(Account viewer, string before, int most)
    {
        parameters.AddDynamicParams(new
        {
            companyId = viewer.CompanyId,
            viewerId = viewer.UserId,
            propertyIds = viewer.PropertyIds.ToList(),
            before,
            newest = most,
        });
        var branches = Conditions(viewer).Select(Branch);
        Sql = $"""
            (select v.contact_id from (
            {string.Join("\nunion\n", branches)}
            ) v order by v.contact_id desc limit @newest) n
            cross join contacts c
            where c.company_id = @companyId and c.contact_id = n.contact_id
            """;
    }

    /// <summary>Contacts <c>c</c>, to stand after <c>from</c>; ends in a condition.</summary>
    public string Sql { get; }

    /// <summary>What it and <see cref="ContactSql.Visible"/> take; the caller adds its own.</summary>
    public DynamicParameters Parameters => parameters;

    private IEnumerable<string> Conditions(Account viewer)
    {
        var properties = viewer.PropertyIds.Count > MostBranches ? ["b.property_id in @propertyIds"] : viewer.PropertyIds.Select((propertyId, n) =>
        {
            parameters.Add($"property{n}", propertyId);
            return $"b.property_id = @property{n}";
        });
        return (viewer.Role == Role.Agent ? properties.Append("b.assigned_to = @viewerId") : properties).DefaultIfEmpty("1 = 0");
    }

    /// <summary>An erased contact is looked up one by one: a join would leave the database the choice to read all first.</summary>
    private static string Branch(string condition) =>
        $"""
        select * from (
            select distinct b.contact_id
              from contact_chats b
             where b.company_id = @companyId and {condition} and b.contact_id < @before
               and (select e.erased_at from contacts e where e.company_id = b.company_id and e.contact_id = b.contact_id) is null
             order by b.contact_id desc
             limit @newest) x
        """;
}
