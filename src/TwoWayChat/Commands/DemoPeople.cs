using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Security;
using TwoWayChat.Users;

namespace TwoWayChat.Commands;

/// <summary>The demo's people.</summary>
internal sealed class DemoPeople(AddUser addUser)
{
    private static readonly (string Username, string DisplayName, Role Role)[] Cast =
    [
        ("manager", "Morgan Manager", Role.GlobalManager),
        ("paula", "Paula Property", Role.PropertyManager),
        ("ana", "Ana Agent", Role.Agent),
        ("ben", "Ben Agent", Role.Agent),
    ];

    /// <summary>Sign-in names with new passwords.</summary>
    public static IReadOnlyList<DemoUser> Invite(string company) =>
        [.. Cast.Select(person => new DemoUser($"{person.Username}@{company}", ReadablePassword.New(), person.Role))];

    /// <summary>Hashes the passwords, before the write.</summary>
    public Task<(NewUser Valid, string PasswordHash)[]> PrepareAsync(IReadOnlyList<DemoUser> invited, CancellationToken cancellationToken) =>
        Task.WhenAll(Cast.Zip(invited, (person, user) => addUser.PrepareAsync(
            new NewUser(person.Username, person.DisplayName, null, person.Role, [], user.Password), cancellationToken)));

    /// <summary>Adds them; all but the global manager, who needs none, in all properties.</summary>
    public async Task ApplyAsync(WriteScope scope, NamedRef company, (NewUser Valid, string PasswordHash)[] people, IReadOnlyList<string> propertyIds)
    {
        foreach (var (person, passwordHash) in people)
        {
            var assigned = person.Role == Role.GlobalManager ? person : person with { PropertyIds = propertyIds };
            await addUser.ApplyAsync(scope, company, assigned, passwordHash, Actor.System);
        }
    }
}
