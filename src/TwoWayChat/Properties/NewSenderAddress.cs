namespace TwoWayChat.Properties;

/// <summary>What a sender address is made from; whatever is wrong with it is told by <see cref="AddSenderAddress"/>.</summary>
/// <param name="Address">A number with its country code, a short code or a sender's name.</param>
/// <param name="Gateway">The simulator where it is missing.</param>
/// <param name="PropertyId">Where chats to this address go without a keyword; may be missing.</param>
/// <param name="StopHandledBy">Who answers STOP, HELP and START.</param>
internal sealed record NewSenderAddress(string? Address, string? Gateway, string? PropertyId, StopHandler StopHandledBy = StopHandler.Us);
