namespace TwoWayChat.Properties.Hours;

/// <summary>When managers are told of a customer who waits.</summary>
/// <param name="Minutes">Open minutes until the property's managers are told; twice as many until global managers are.</param>
/// <param name="Reassign">What becomes of the chat at twice the time.</param>
internal sealed record UnansweredView(int Minutes, Reassign Reassign);
