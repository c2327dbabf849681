using TwoWayChat.Companies;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Properties;
using TwoWayChat.Security;
using TwoWayChat.Users;

namespace TwoWayChat.Commands;

/// <summary>What an operator does from the command line: the same actions as everybody's, by names instead of ids.</summary>
internal sealed class AdminTasks(
    CompanyStore companies, PropertyStore properties, UserStore users, CreateCompany createCompany, AddUser addUser, SetPassword setPassword)
{
    public async Task<CommandAnswer> AddCompanyAsync(CompanyRequest request, CancellationToken cancellationToken)
    {
        var company = await createCompany.RunAsync(request.Name ?? "", Actor.System, cancellationToken);
        return new CommandAnswer($"Company {company.Name} added");
    }

    public async Task<CommandAnswer> AddUserAsync(UserRequest request, CancellationToken cancellationToken)
    {
        var name = Name(request.User);
        var company = await companies.FindByNameAsync(name.CompanyName, cancellationToken)
            ?? throw ApiException.NotFound($"Company {name.CompanyName}");
        var propertyIds = new List<string>();
        foreach (var property in request.Properties)
        {
            var found = await properties.FindByNameAsync(company.CompanyId, property, cancellationToken) ?? throw ApiException.NotFound($"Property {property}");
            propertyIds.Add(found.PropertyId);
        }

        var wanted = new NewUser(name.Username, request.DisplayName, request.Email, request.Role, propertyIds, request.Password);
        var user = await addUser.RunAsync(company.Ref, wanted, Actor.System, cancellationToken);
        return new CommandAnswer($"User {user.SignInName} added as {EnumText.Of(user.Role)}");
    }

    public async Task<CommandAnswer> SetPasswordAsync(PasswordRequest request, CancellationToken cancellationToken)
    {
        var name = Name(request.User);
        var user = await users.FindUserAsync(name.Username, name.CompanyName, cancellationToken) ?? throw ApiException.NotFound($"User {request.User}");
        await setPassword.RunAsync(user.CompanyId, user.UserId, request.Password, "password", Actor.System, cancellationToken);
        return new CommandAnswer($"Password of {user.SignInName} changed; whoever was signed in with the old one is signed out");
    }

    private static SignInName Name(string? text) =>
        SignInName.Parse(text) ?? throw ApiException.Invalid("user", "INVALID_NAME", "must be username@company");
}
