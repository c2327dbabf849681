using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Properties;
using TwoWayChat.Security;

namespace TwoWayChat.Messages.Outbound;

/// <summary>Checks the property that a chat is started in, and finds the address it is started from.</summary>
internal sealed class ChooseSender(PropertyStore properties, SenderAddressStore addresses)
{
    /// <summary>
    /// The sender address. Throws 400 for a property that is not one of the author's, a sender address that is none of the company's or belongs to a
    /// property that the author does not see, and a property that has none where none is named.
    /// </summary>
    public async Task<SenderAddress> RunAsync(WriteScope scope, ChatOpening opening)
    {
        var author = opening.Text.Author;
        if (!Access.CanSee(author, opening.PropertyId) || await properties.FindAsync(scope, author.CompanyId, opening.PropertyId) is null)
        {
            throw ApiException.Invalid("propertyId", "UNKNOWN_PROPERTY", "must name a property of the company that the user belongs to");
        }

        return opening.SenderAddress is { } wanted
            ? await FindAsync(scope, author, wanted) ?? throw ApiException.Invalid("senderAddress", "INVALID_SENDER", "is no sender address that you may use")
            : await addresses.FindForPropertyAsync(scope, author.CompanyId, opening.PropertyId)
                ?? throw ApiException.Invalid("senderAddress", "REQUIRED", "must be named: the property has no sender address");
    }

    /// <summary>The address, where it is the whole company's or of a property that the author sees.</summary>
    private async Task<SenderAddress?> FindAsync(WriteScope scope, Account author, Address wanted) =>
        await addresses.FindByAddressAsync(scope, author.CompanyId, wanted.Value) is { } found
        && (found.PropertyId is null || Access.CanSee(author, found.PropertyId))
            ? found
            : null;
}
