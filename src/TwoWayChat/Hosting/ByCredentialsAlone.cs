namespace TwoWayChat.Hosting;

/// <summary>Marks routes that never act through <c>Chat-Session</c>: who opens, ends or steers sessions does so in their own name.</summary>
internal sealed class ByCredentialsAlone;
