using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Sessions;

/// <summary>Finds whom a registration names: oneself, or for a global manager any enabled user of the company, without that user's password.</summary>
internal sealed class FindNamedUser(IUserLookup users)
{
    /// <summary>The user; throws 400 where none is named, 403 where the caller may not name another, 401 where there is no such user.</summary>
    public async Task<Account> RunAsync(Account caller, RegistrationRequest request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.User))
        {
            throw ApiException.Invalid("user", "REQUIRED", "must name a user as username@company");
        }

        var name = SignInName.Parse(request.User);
        var isOwnCompany = name is not null && NameKey.Of(name.CompanyName) == NameKey.Of(caller.Company.Name);
        if (isOwnCompany && NameKey.Of(name!.Username) == NameKey.Of(caller.Username))
        {
            return caller;
        }

        Access.RequireGlobalManager(caller); // Before any look-up, so that nobody else learns who exists.
        var user = isOwnCompany ? await users.FindAsync(name!.Username, name.CompanyName, cancellationToken) : null;
        return user is { Enabled: true } ? user : throw ApiException.BadCredentials();
    }
}
