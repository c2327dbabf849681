namespace TwoWayChat.Tests.Support;

/// <summary>A mail as it came over the wire.</summary>
/// <param name="From">Of the envelope.</param>
/// <param name="To">Of the envelope.</param>
/// <param name="Raw">Headers and body.</param>
internal sealed record SunkMail(string From, IReadOnlyList<string> To, string Raw);
