using TwoWayChat.Security;

namespace TwoWayChat.Tests.Support;

/// <summary>A user that a test has made, with the password.</summary>
internal sealed record TestUser(TestCompany Company, string Id, string Name, Role Role, string Password)
{
    /// <summary><c>username@company</c>.</summary>
    public string SignInName => $"{Name}@{Company.Name}";
}
