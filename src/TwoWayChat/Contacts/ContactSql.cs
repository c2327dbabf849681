using TwoWayChat.Security;

namespace TwoWayChat.Contacts;

/// <summary>What all statements about contacts have in common; the table is <c>c</c>.</summary>
internal static class ContactSql
{
    public const string Columns =
        """
        c.company_id, c.contact_id, c.address, c.address_type, c.first_name, c.last_name, c.email, c.external_id, c.language,
        c.consent, c.tags, c.attributes, c.created_at, c.updated_at, c.version
        """;

    public const string Select = $"select {Columns} from contacts c";

    /// <summary>
    /// Whether the viewer (<c>@companyId</c>, <c>@viewerId</c>, <c>@propertyIds</c>) sees the contact: global managers see all, others those with a chat
    /// that they may see. A contact that was erased is there for its chats alone.
    /// </summary>
    public static string Visible(Account viewer) => viewer.Role == Role.GlobalManager
        ? "c.erased_at is null"
        : $"""
           c.erased_at is null
           and exists (select 1 from chats h
                        where h.company_id = c.company_id and h.contact_id = c.contact_id and {Access.Sql(viewer, "h")})
           """;
}
