namespace TwoWayChat.Callbacks.Trouble;

/// <summary>An endpoint in trouble, for the banner.</summary>
/// <param name="DisabledReason">Why it is called no more; null while it is.</param>
/// <param name="FailingSince">When trouble began, epoch milliseconds.</param>
/// <param name="LastError">What it answers.</param>
internal sealed record TroubleReport(string? DisabledReason, long? FailingSince, string? LastError);
