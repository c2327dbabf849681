namespace TwoWayChat.Properties;

/// <summary>What a sender address is made from; whatever is wrong with it is told by <see cref="AddSenderAddress"/>.</summary>
internal sealed record NewSenderAddress(string? Address, string? Gateway, string? PropertyId);
