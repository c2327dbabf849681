using TwoWayChat.Web;

namespace TwoWayChat.Users.Ui;

/// <summary>What people call the browser that a <c>User-Agent</c> stands for. A hint for its owner; nothing is decided by it.</summary>
internal static class BrowserName
{
    // The first that is found names it: most browsers also call themselves by the names of older ones.
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux")];

    public static string Of(string? agent) => (Find(Browsers, agent), Find(Systems, agent)) switch
    {
        (null, null) => UsersText.UnknownBrowser,
        ({ } browser, null) => browser,
        (null, { } system) => system,
        var (browser, system) => UsersText.BrowserOn.With(browser, system),
    };

    private static string? Find((string Sign, string Name)[] known, string? agent) =>
        known.FirstOrDefault(entry => agent?.Contains(entry.Sign, StringComparison.Ordinal) == true).Name;
}
