using System.ComponentModel.DataAnnotations;

namespace TwoWayChat.Callbacks.Settings;

/// <summary>HTTP Basic towards the receiver, as it is sent; what is left out stays.</summary>
internal sealed record ReceiverInput
{
    /// <summary>Most characters of the user name, and of the password.</summary>
    public const int MostLength = 255;

    [MaxLength(MostLength)]
    public string? User { get; init; }

    /// <summary>Write-only. Empty is a password too.</summary>
    [MaxLength(MostLength)]
    public string? Password { get; init; }

    /// <summary>Without the password: this text may end up in a log.</summary>
    public override string ToString() => User ?? "";
}
