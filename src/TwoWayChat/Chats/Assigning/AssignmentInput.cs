using System.ComponentModel.DataAnnotations;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Assigning;

/// <summary>Body of an assignment.</summary>
/// <param name="User"><c>username@company</c>; null, or no body at all, for oneself.</param>
internal sealed record AssignmentInput([property: MaxLength(SignInName.MostLength)] string? User);
