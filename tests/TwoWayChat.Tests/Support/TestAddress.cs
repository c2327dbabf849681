using TwoWayChat.Properties;

namespace TwoWayChat.Tests.Support;

/// <summary>Addresses that tests write down.</summary>
internal static class TestAddress
{
    /// <summary>The address that a canonical text names.</summary>
    public static Address Of(string text) =>
        Address.TryParse(text, "US", out var address) ? address : throw new ArgumentException($"'{text}' is no address", nameof(text));
}
