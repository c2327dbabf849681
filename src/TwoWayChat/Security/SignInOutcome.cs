namespace TwoWayChat.Security;

/// <summary>What became of a try to sign in.</summary>
internal enum SignInOutcome
{
    /// <summary>The password was right. Those that are remembered from a moment ago do not count.</summary>
    Right,

    Wrong,

    /// <summary>Not looked at: too many were wrong before.</summary>
    Throttled,

    /// <summary>The code of the second factor was right.</summary>
    CodeRight,

    CodeWrong,
}
