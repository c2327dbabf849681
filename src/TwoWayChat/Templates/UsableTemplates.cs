using TwoWayChat.Security;

namespace TwoWayChat.Templates;

/// <summary>What a picker offers while somebody types.</summary>
internal sealed class UsableTemplates(TemplateStore templates)
{
    /// <summary>Most that are offered at a time.</summary>
    public const int Most = 20;

    private const int MostTyped = 64;

    /// <summary>
    /// Templates that may be used in the chats of a property, the caller seeing such a chat: those first whose shortcut begins with
    /// <paramref name="typed"/>, then those whose name holds it; all of them, by name, where it is empty. A slash at its front does not count.
    /// </summary>
    public Task<IReadOnlyList<Template>> ForAsync(Caller caller, string propertyId, string typed, CancellationToken cancellationToken)
    {
        var key = NameKey.Of(typed).TrimStart('/');
        return templates.FindUsableAsync(caller.CompanyId, propertyId, key[..Math.Min(key.Length, MostTyped)], Most, cancellationToken);
    }
}
