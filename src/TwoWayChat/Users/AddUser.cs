using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Users;

/// <summary>Makes a user of a company.</summary>
internal sealed class AddUser(Database database, UserStore users, Passwords passwords, AuditLog audit, Ids ids, TimeProvider time)
{
    /// <summary>Makes one for somebody who asks: throws 403 where that caller may not make such a user, 400 and 409 for what breaks a rule.</summary>
    public async Task<User> RunAsync(Caller caller, UserInput input, CancellationToken cancellationToken) =>
        await database.WriteAsync(caller.CompanyId, await PrepareAsync(caller, input, cancellationToken), cancellationToken);

    /// <summary>The write that somebody asks for, ready to run; throws what can be told before it.</summary>
    public async Task<Func<WriteScope, Task<User>>> PrepareAsync(Caller caller, UserInput input, CancellationToken cancellationToken)
    {
        Access.RequireManager(caller.Account);
        var user = input.ToNew();
        UserAccess.RequireMayRun(caller.Account, user.Role, user.PropertyIds);
        var (valid, hash) = await PrepareAsync(user, cancellationToken);
        return scope => ApplyAsync(scope, caller.Account.Company, valid, hash, caller.Actor);
    }

    /// <summary>Adds the user; throws 400 for what breaks a rule and 409 for a name that is taken.</summary>
    public async Task<User> RunAsync(NamedRef company, NewUser user, Actor actor, CancellationToken cancellationToken)
    {
        var (valid, hash) = await PrepareAsync(user, cancellationToken);
        return await database.WriteAsync(company.Id, scope => ApplyAsync(scope, company, valid, hash, actor), cancellationToken);
    }

    /// <summary>Checks the fields and hashes the password, which is slow: before the write.</summary>
    public async Task<(NewUser Valid, string PasswordHash)> PrepareAsync(NewUser user, CancellationToken cancellationToken)
    {
        var check = new Check();
        var username = UserRules.Username(check, user.Username);
        var valid = user with
        {
            Username = username,
            DisplayName = string.IsNullOrWhiteSpace(user.DisplayName) ? username : UserRules.DisplayName(check, user.DisplayName),
            Email = UserRules.Email(check, user.Email),
            PropertyIds = [.. user.PropertyIds.Distinct()],
        };
        var password = UserRules.Password(check, user.Password, "password");
        check.Enforce();
        return (valid, await passwords.HashAsync(password, cancellationToken));
    }

    /// <summary>The write, for larger actions; takes what <c>PrepareAsync</c> gave.</summary>
    public async Task<User> ApplyAsync(WriteScope scope, NamedRef company, NewUser valid, string passwordHash, Actor actor)
    {
        if (await users.IsNameTakenAsync(scope, company.Id, valid.Username!))
        {
            throw UserRules.NameTaken();
        }

        await UserRules.EnforcePropertiesAsync(scope, users, company.Id, valid.PropertyIds);
        var user = Row(company, valid, passwordHash);
        await users.AddAsync(scope, user);
        var target = new AuditTarget("user", user.UserId, user.DisplayName);
        await audit.AppendAsync(scope, company.Id, actor, "user.created", target, new { user.Username, role = user.Role, user.PropertyIds });
        return user;
    }

    private User Row(NamedRef company, NewUser user, string passwordHash) => new()
    {
        CompanyId = company.Id,
        CompanyName = company.Name,
        UserId = ids.New(),
        Username = user.Username!,
        DisplayName = user.DisplayName!,
        Email = user.Email,
        RoleName = EnumText.Of(user.Role),
        PasswordHash = passwordHash,
        SecurityStamp = UserRules.NewStamp(),
        Enabled = true,
        CreatedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
        Version = 1,
        PropertyList = User.ListOf(user.PropertyIds),
    };
}
