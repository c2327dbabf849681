using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Properties;

namespace TwoWayChat.Chats.Routing;

/// <summary>
/// Chooses the property of a chat that a customer starts: by the keyword that the first message begins with, else the sender address's property,
/// else that of the customer's last chat, else the company's default.
/// </summary>
internal sealed class RouteChat(KeywordStore keywords, PropertyStore properties, ChatStore chats)
{
    /// <summary>The property; throws 409 where the company has none at all.</summary>
    /// <param name="scope">The transaction that starts the chat.</param>
    /// <param name="companyId">The company.</param>
    /// <param name="contactId">The customer; null for one who has never written.</param>
    /// <param name="senderPropertyId">Property of the sender address, if it has one.</param>
    /// <param name="text">The first message.</param>
    public async Task<RoutedTo> RunAsync(WriteScope scope, string companyId, string? contactId, string? senderPropertyId, string text)
    {
        if (await keywords.FindForTextAsync(scope, companyId, text) is { } keyword)
        {
            return new RoutedTo(keyword.PropertyId, ChatRouting.Keyword, keyword.Word);
        }

        if (senderPropertyId is not null)
        {
            return new RoutedTo(senderPropertyId, ChatRouting.SenderAddress);
        }

        if (contactId is not null && await chats.FindLastPropertyAsync(scope, companyId, contactId) is { } last)
        {
            return new RoutedTo(last, ChatRouting.LastProperty);
        }

        return await properties.FindDefaultAsync(scope, companyId) is { } property
            ? new RoutedTo(property.PropertyId, ChatRouting.Default)
            : throw ApiException.Conflict("Company has no property");
    }
}
