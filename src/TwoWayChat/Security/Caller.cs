using TwoWayChat.Events;

namespace TwoWayChat.Security;

/// <summary>Who asks: the account whose rights count, and who stands behind it when it acts through another user's session.</summary>
internal sealed record Caller(Account Account)
{
    private static readonly object Item = new();

    /// <summary>The user who gave credentials; the same as <see cref="Account"/> unless acting through a session.</summary>
    public Account Authenticated { get; init; } = Account;

    public string CompanyId => Account.CompanyId;

    /// <summary>Who did it, for events and audit: the authenticated user, and on whose behalf where that is another.</summary>
    public Actor Actor => Authenticated.UserId == Account.UserId ? Account.Actor : Authenticated.Actor with { OnBehalfOf = Account.Ref };

    /// <summary>Binds handler parameters; the routes that take a caller require authentication, so there is one.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context));

    public static Caller? Of(HttpContext context) => context.Items.TryGetValue(Item, out var caller) ? (Caller?)caller : null;

    public void Attach(HttpContext context) => context.Items[Item] = this;
}
