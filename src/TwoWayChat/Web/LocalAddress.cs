namespace TwoWayChat.Web;

/// <summary>Addresses to go to after a sign-in: those of this site alone, whatever a link says.</summary>
internal static class LocalAddress
{
    public const string Start = "/inbox";

    /// <summary>
    /// The address where it is a path of this site, else the start page. Browsers read <c>//host</c> and <c>/\host</c> as another site, and skip
    /// control characters.
    /// </summary>
    public static string Of(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : Start;
}
