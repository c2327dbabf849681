namespace TwoWayChat.Web.Layout;

/// <summary>
/// A component that stands on every page with a circuit, such as what calls the reader. The slice that owns it registers it:
/// <c>services.AddSingleton(new ShellPart(typeof(…)))</c>.
/// </summary>
/// <param name="Component">A component without parameters.</param>
internal sealed record ShellPart(Type Component)
{
    /// <summary>Whether it stands above the page's content, such as a banner; else it has no place in the page.</summary>
    public bool InPage { get; init; }

    /// <summary>Whether it stands in the bar above every page, left of the reader's menu.</summary>
    public bool InTopBar { get; init; }
}
