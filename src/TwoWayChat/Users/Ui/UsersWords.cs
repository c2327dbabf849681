using TwoWayChat.Security;
using TwoWayChat.Data;
using TwoWayChat.Web;

namespace TwoWayChat.Users.Ui;

/// <summary>Texts that differ by role.</summary>
internal static class UsersWords
{
    /// <summary>The role's own name.</summary>
    public static string Of(Role role) => Text(EnumText.Of(role));

    /// <summary>The text of that name for the role: <c>Title</c>, <c>Lead</c>, <c>Add</c>…</summary>
    public static string Of(Role role, string name) => Text($"{EnumText.Of(role)}_{name}");

    /// <summary>Whether somebody is there, and with how many chats.</summary>
    public static string Of(UserLoad load) =>
        UsersText.Working.With(Text(load.Status), Texts.Count(load.OpenChats, UsersText.OneOpenChat, UsersText.OpenChats));

    private static string Text(string key) => UsersText.ResourceManager.Word(key);
}
