namespace TwoWayChat.Users.SecondFactors;

/// <summary>A row of <c>user_second_factors</c>.</summary>
internal sealed record SecondFactor
{
    /// <summary>What <see cref="SecondFactorSecret"/> keeps, encrypted.</summary>
    public required string Secret { get; init; }

    /// <summary>Whether it is asked for: the user has shown once that the app has it.</summary>
    public required bool Confirmed { get; init; }

    /// <summary>The last time step whose code was used (RFC 6238, 5.2: a code is good once).</summary>
    public required long LastStep { get; init; }

    /// <summary>Recovery codes left.</summary>
    public required long Codes { get; init; }
}
