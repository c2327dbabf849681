namespace TwoWayChat.Callbacks.Settings;

/// <summary>HTTP Basic towards the receiver, as it is shown: never with the password.</summary>
internal sealed record ReceiverView(string User);
