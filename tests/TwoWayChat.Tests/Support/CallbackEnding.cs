namespace TwoWayChat.Tests.Support;

/// <summary>How the receiver ends an exchange.</summary>
internal enum CallbackEnding
{
    Answer,
    Hang,
    Close,
    Reset,
}
