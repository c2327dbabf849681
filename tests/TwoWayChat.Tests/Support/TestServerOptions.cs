namespace TwoWayChat.Tests.Support;

/// <summary>How a server under test differs from the default.</summary>
internal sealed record TestServerOptions
{
    /// <summary>Virtual time; null for the machine's clock.</summary>
    public FakeTimeProvider? Time { get; init; }

    /// <summary>Settings such as <c>("Sessions:Lifetime", "01:00:00")</c>.</summary>
    public IReadOnlyList<(string Key, string Value)> Settings { get; init; } = [];

    /// <summary>Replaces registrations of the server; only for what lies outside the product: a clock, a name resolver, a gateway's far end.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    /// <summary>Maps routes that only a test needs, such as one that fails.</summary>
    public Action<WebApplication>? Routes { get; init; }
}
