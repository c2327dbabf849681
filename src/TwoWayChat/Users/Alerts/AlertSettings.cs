using TwoWayChat.Data;

namespace TwoWayChat.Users.Alerts;

/// <summary>How a user wants to be called. Who has chosen nothing hears everything: silence must be a choice.</summary>
internal sealed record AlertSettings
{
    /// <summary>Loudest; 0 is silent.</summary>
    public const int MostVolume = 100;

    private const int UsualVolume = 60;

    public AlertSound NewChatSound { get; init; } = AlertSound.Chime;

    public AlertSound MessageSound { get; init; } = AlertSound.Drop;

    public AlertSound MentionSound { get; init; } = AlertSound.Bell;

    public AlertSound UnansweredSound { get; init; } = AlertSound.Alarm;

    /// <summary>0 to <see cref="MostVolume"/>.</summary>
    public int Volume { get; init; } = UsualVolume;

    /// <summary>Whether the browser shows a notification while its page is hidden. The browser asks for leave once.</summary>
    public bool Notifies { get; init; }

    /// <summary>Whether the top of the page lights up.</summary>
    public bool Flashes { get; init; } = true;

    public AlertSound SoundOf(AlertKind kind) => kind switch
    {
        AlertKind.Message => MessageSound,
        AlertKind.NewChat => NewChatSound,
        AlertKind.Mention => MentionSound,
        _ => UnansweredSound,
    };

    public AlertSettings With(AlertKind kind, AlertSound sound) => kind switch
    {
        AlertKind.Message => this with { MessageSound = sound },
        AlertKind.NewChat => this with { NewChatSound = sound },
        AlertKind.Mention => this with { MentionSound = sound },
        _ => this with { UnansweredSound = sound },
    };

    /// <summary>The name of a sound, as the browser knows it.</summary>
    public static string NameOf(AlertSound sound) => EnumText.Of(sound).ToLowerInvariant();
}
