namespace TwoWayChat.Hosting;

/// <summary>
/// The versions that a change may be based on (RFC 9110, 13.1.1). Entity tags are strong and hold the version; a weak tag never matches, as the
/// standard wants it.
/// </summary>
internal sealed class IfMatch
{
    /// <summary>Whatever version stands there: no <c>If-Match</c> was sent.</summary>
    public static readonly IfMatch Any = new(null);

    private readonly string[]? tags;

    private IfMatch(string[]? tags) => this.tags = tags;

    /// <summary>Only this version, as a screen has loaded it.</summary>
    public static IfMatch Version(long version) => new([Tag(version)]);

    /// <summary>Binds handler parameters.</summary>
    public static ValueTask<IfMatch?> BindAsync(HttpContext context)
    {
        var header = context.Request.Headers.IfMatch.ToString();
        var sent = header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return ValueTask.FromResult<IfMatch?>(sent.Length == 0 || sent.Contains("*") ? Any : new IfMatch(sent));
    }

    /// <summary>Throws 412 unless the row stands at one of the versions.</summary>
    public void Enforce(long version)
    {
        if (tags is not null && !tags.Contains(Tag(version)))
        {
            throw ApiException.StaleVersion();
        }
    }

    /// <summary>The entity tag of a version.</summary>
    public static string Tag(long version) => $"\"{version}\"";
}
