namespace TwoWayChat.Security;

/// <summary><c>username@company</c>: the last <c>@</c> splits, so a user name may hold one.</summary>
internal sealed record SignInName(string Username, string CompanyName)
{
    /// <summary>Longest text looked at, characters.</summary>
    public const int MostLength = 256;

    /// <summary>The form in which it is looked up: however it is spelt, it is one user's.</summary>
    public string Key => $"{NameKey.Of(Username)}@{NameKey.Of(CompanyName)}";

    /// <summary>Reads a sign-in name; null where there is no user or no company in it, or a control character, which no name has.</summary>
    public static SignInName? Parse(string? text)
    {
        var at = text?.LastIndexOf('@') ?? -1;
        return text is { Length: <= MostLength } && at > 0 && at < text.Length - 1 && !text.Any(char.IsControl)
            ? new SignInName(text[..at], text[(at + 1)..])
            : null;
    }
}
