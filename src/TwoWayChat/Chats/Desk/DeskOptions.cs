namespace TwoWayChat.Chats.Desk;

/// <summary>Section <c>Desk</c>.</summary>
internal sealed class DeskOptions
{
    public const string Section = "Desk";

    /// <summary>How often what is due is looked for: who has come or gone, chats that wait for an agent, chats in which nothing happens.</summary>
    public TimeSpan Sweep { get; set; } = TimeSpan.FromSeconds(2);

    public IEnumerable<string> Problems()
    {
        if (Sweep < TimeSpan.FromMilliseconds(10) || Sweep > TimeSpan.FromHours(1))
        {
            yield return "Desk:Sweep must be a time span from ten milliseconds to one hour";
        }
    }
}
