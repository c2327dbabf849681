namespace TwoWayChat.Callbacks.Settings;

/// <summary>A new signing secret, <c>whsec_…</c>, in the one answer that shows it.</summary>
internal sealed record SecretView(string Secret);
