using System.Collections.Concurrent;

namespace TwoWayChat.Chats.Desk;

/// <summary>Whose browsers are connected to this node, by tabs.</summary>
internal sealed class OpenTabs
{
    private readonly ConcurrentDictionary<object, (string CompanyId, string UserId)> tabs = new();

    /// <summary>Users with a tab, by company.</summary>
    public ILookup<string, string> Users => tabs.Values.Distinct().ToLookup(user => user.CompanyId, user => user.UserId);

    public void Open(object tab, string companyId, string userId) => tabs[tab] = (companyId, userId);

    public void Close(object tab) => tabs.TryRemove(tab, out _);
}
