using System.Collections.Frozen;
using TwoWayChat.Callbacks.Wire;
using TwoWayChat.Companies;
using TwoWayChat.Events;
using TwoWayChat.Security;
using TwoWayChat.Sessions;

namespace TwoWayChat.Callbacks.Lanes;

/// <summary>The Chat API configuration as a lane uses it, secrets revealed.</summary>
internal sealed class LaneConfig
{
    /// <summary>Off: nothing is sent.</summary>
    public static readonly LaneConfig Off = new();

    private SigningSecret? current;
    private IReadOnlyList<(SigningSecret Secret, long Until)> retired = [];
    private FrozenSet<string>? types;

    /// <summary>Where to call; null where nothing is to be sent.</summary>
    public Uri? Url { get; private init; }

    public bool Strict { get; private init; }

    /// <summary>That of the configuration that was read.</summary>
    public long Version { get; private init; }

    public ReceiverCredentials? Credentials { get; private init; }

    public static LaneConfig Of(ChatApiConfig config, Secrets secrets)
    {
        if (config is not { Enabled: true, IsPush: true, CallbackUrl: { } url, Secret: { } secret, DisabledReason: null })
        {
            return new LaneConfig { Version = config.Version, types = Types(config) };
        }

        return new LaneConfig
        {
            Url = new Uri(url),
            Version = config.Version,
            Strict = config.IsStrict,
            Credentials = Receiver(config, secrets),
            types = Types(config),
            current = SigningSecret.Parse(secrets.Reveal(ChatApiConfig.SecretPurpose, config.CompanyId, secret)),
            retired = [.. config.Retired.Select(
                old => (SigningSecret.Parse(secrets.Reveal(ChatApiConfig.SecretPurpose, config.CompanyId, old.Secret)), old.Until))],
        };
    }

    /// <summary>Whether the company wants events of this type; a session's own events always come.</summary>
    public bool Wants(LoggedEvent logged) => logged.SessionId is not null || types is null || types.Contains(logged.Type);

    /// <summary>Whether the session sees it by the rights of now; the rule is that of <see cref="Sight"/>.</summary>
    public bool Sees(SessionCursor session, LoggedEvent logged) => Sight.Sees(session.SessionId, session.Account, types, logged);

    /// <summary>Whether the company has named this type: what is told best effort comes to no others.</summary>
    public bool Names(string type) => types?.Contains(type) == true;

    /// <summary>The secrets that sign at <paramref name="now"/>, epoch milliseconds, newest first.</summary>
    public IReadOnlyList<SigningSecret> SecretsAt(long now) =>
        retired.Count == 0 ? [current!] : [current!, .. retired.Where(old => now < old.Until).Select(old => old.Secret)];

    private static FrozenSet<string>? Types(ChatApiConfig config) => config.ChosenTypes?.ToFrozenSet(StringComparer.Ordinal);

    private static ReceiverCredentials? Receiver(ChatApiConfig config, Secrets secrets) =>
        config is { ReceiverUser: { } user, ReceiverPassword: { } password }
            ? new ReceiverCredentials(user, secrets.Reveal(ChatApiConfig.ReceiverPasswordPurpose, config.CompanyId, password))
            : null;
}
