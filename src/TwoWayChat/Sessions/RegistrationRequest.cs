using System.ComponentModel.DataAnnotations;
using TwoWayChat.Security;

namespace TwoWayChat.Sessions;

/// <summary>Whom to log in.</summary>
/// <param name="User"><c>username@company</c>.</param>
internal sealed record RegistrationRequest([property: Required, MaxLength(SignInName.MostLength)] string? User);
