using TwoWayChat.Chats.Tags;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Properties;
using TwoWayChat.Security;
using TwoWayChat.Users;

namespace TwoWayChat.Chats;

/// <summary>Reads which chats a list is asked for.</summary>
internal sealed class ReadChatFilter(UserStore users)
{
    /// <summary>
    /// Reads <c>?status=</c> (<c>OPEN</c>, <c>ENDED</c>), <c>assignedTo=</c> (<c>me</c>, <c>none</c>, a user id or <c>username@company</c>),
    /// <c>propertyId=</c>, <c>tag=</c> and <c>contact=</c> (a contact's id or address); throws 400 for what makes no sense. What is not there finds nothing.
    /// </summary>
    public async Task<ChatFilter> RunAsync(Caller caller, IQueryCollection query, CancellationToken cancellationToken)
    {
        var filter = WithContact(
            new ChatFilter { Status = Status(query), PropertyId = QueryText.Id(query, "propertyId", "a property"), TagKey = TagKey(query) },
            Asked(query, "contact"),
            caller.Account.DefaultCountry);
        return Asked(query, "assignedTo") switch
        {
            null => filter,
            "none" => filter with { Unassigned = true },
            "me" => filter with { AssigneeId = caller.Account.UserId },
            var user => filter with { AssigneeId = await UserIdAsync(caller, user, cancellationToken) },
        };
    }

    private static ChatStatus? Status(IQueryCollection query)
    {
        if (Asked(query, "status") is not { } text)
        {
            return null;
        }

        return EnumText.TryParse<ChatStatus>(text, out var status)
            ? status
            : throw ApiException.Invalid("status", "INVALID_VALUE", "must be OPEN or ENDED");
    }

    private static string? TagKey(IQueryCollection query) => Asked(query, "tag") is { } text ? Tag.KeyOf(Tag.Read(text)) : null;

    private static ChatFilter WithContact(ChatFilter filter, string? text, string country)
    {
        if (text is null || Ids.IsId(text))
        {
            return filter with { ContactId = text };
        }

        // A plus that was not escaped arrives as a blank.
        return Address.TryParse(text.StartsWith(' ') ? $"+{text[1..]}" : text, country, out var address)
            ? filter with { ContactAddress = address.Value }
            : throw ApiException.Invalid("contact", "INVALID_VALUE", "must be the id or the address of a contact");
    }

    private async Task<string> UserIdAsync(Caller caller, string text, CancellationToken cancellationToken) => Ids.IsId(text)
        ? text
        : (await users.FindColleagueAsync(caller.CompanyId, text, cancellationToken))?.UserId
            ?? throw ApiException.Invalid("assignedTo", "UNKNOWN_USER", "must be me, none, or a user of the company");

    private static string? Asked(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
}
