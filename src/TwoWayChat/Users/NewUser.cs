using TwoWayChat.Security;

namespace TwoWayChat.Users;

/// <summary>What a user is made from; whatever is wrong with it is told by <see cref="AddUser"/>.</summary>
/// <param name="Username">1 to 64 characters, no <c>:</c>, no <c>@</c>; unique in the company without case.</param>
/// <param name="DisplayName">What others see; the user name where it is missing.</param>
/// <param name="Email">For alerts and forgotten passwords; may be missing.</param>
/// <param name="PropertyIds">Properties assigned, of the same company.</param>
internal sealed record NewUser(
    string? Username, string? DisplayName, string? Email, Role Role, IReadOnlyList<string> PropertyIds, string? Password);
