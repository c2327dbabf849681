using System.Diagnostics.Metrics;
using TwoWayChat.Data;

namespace TwoWayChat.Security;

/// <summary>The meter <c>TwoWayChat.Security</c>.</summary>
internal sealed class SignInMetrics : IDisposable
{
    private readonly Meter meter = new("TwoWayChat.Security");
    private readonly Counter<long> tries;

    public SignInMetrics() => tries = meter.CreateCounter<long>("chat.sign_ins", description: "Tries to sign in, by outcome");

    public void Tried(SignInOutcome outcome) => tries.Add(1, new KeyValuePair<string, object?>("outcome", EnumText.Of(outcome)));

    public void Dispose() => meter.Dispose();
}
