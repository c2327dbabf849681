namespace TwoWayChat.Tests.Architecture;

/// <summary>
/// Which slice may use which: dependencies run one way. A slice is the first folder below the product's project; it may always use itself.
/// What lies in the root (<c>Server</c>, <c>Program</c>) puts everything together and may use all.
/// </summary>
internal static class SliceTable
{
    private static readonly string[] Foundation = ["Data", "Events", "Hosting", "Security", "Sms", "Mail"];

    /// <summary>The chain of the domain, lowest first: each may use all before it.</summary>
    private static readonly string[] Chain = ["Companies", "Users", "Properties", "Templates", "Contacts", "Media", "Chats", "Messages"];

    private static readonly Dictionary<string, string[]> Named = new()
    {
        ["Data"] = [],
        ["Events"] = ["Data"],
        ["Hosting"] = ["Data", "Events"],
        ["Security"] = ["Data", "Events", "Hosting"],
        ["Sms"] = ["Hosting"],
        ["Mail"] = ["Data", "Hosting", "Security", "Sms"],
        ["OpenApi"] = [.. Foundation],
        ["Web"] = [.. Foundation],
        ["Sessions"] = [.. Foundation, "Companies", "Users"],
        ["Callbacks"] = [.. Foundation, "Companies", "Users", "Sessions"],
        ["Gateways"] = [.. Foundation, .. Chain],
        ["Reports"] = [.. Foundation, .. Chain, "Sessions", "Callbacks", "Gateways"],
    };

    /// <summary>Slices that use all others: they only start or fill the product.</summary>
    private static readonly string[] Outermost = ["", "Commands"];

    /// <summary>Whether code of the namespace below <c>TwoWayChat</c> may use that slice; null where the table does not know the slice.</summary>
    public static bool? MayUse(string from, string slice)
    {
        var segments = from.Split('.');
        var own = segments[0];
        if (own == slice || Outermost.Contains(own))
        {
            return true;
        }

        if (slice == "Web" && segments.Skip(1).Contains("Ui"))
        {
            return true;
        }

        return Uses(own)?.Contains(slice);
    }

    private static IEnumerable<string>? Uses(string slice)
    {
        var place = Array.IndexOf(Chain, slice);
        return place >= 0 ? Foundation.Concat(Chain[..place]) : Named.GetValueOrDefault(slice);
    }
}
