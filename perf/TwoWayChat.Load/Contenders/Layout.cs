namespace TwoWayChat.Load.Contenders;

/// <summary>Who gets events. A stream is a property of a company; its events must come in order.</summary>
internal sealed record Layout
{
    /// <summary>Where callbacks go, one or two; companies, or streams of a peer, take turns.</summary>
    public required IReadOnlyList<Uri> Receivers { get; init; }

    public int Companies { get; init; } = 1;

    /// <summary>Per company.</summary>
    public int Properties { get; init; } = 1;

    /// <summary>Managers per company, each of whom registers all the staff.</summary>
    public int Managers { get; init; } = 1;

    /// <summary>Users per company, going round the properties; they see the events of theirs.</summary>
    public int Staff { get; init; } = 1;

    public int Streams => Companies * Properties;

    /// <summary>Sessions that see an event.</summary>
    public int Viewers => Managers * Staff / Properties;

    /// <summary>One company, one session for each stream.</summary>
    public static Layout Of(Uri receiver, int streams) => new() { Receivers = [receiver], Properties = streams, Staff = streams };
}
