namespace TwoWayChat.Companies;

/// <summary>A signing secret that was replaced and signs a while longer.</summary>
/// <param name="Secret">Protected.</param>
/// <param name="Until">Epoch milliseconds.</param>
internal sealed record RetiredSecret(string Secret, long Until);
