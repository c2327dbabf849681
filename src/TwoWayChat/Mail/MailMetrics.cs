using System.Diagnostics.Metrics;
using TwoWayChat.Data;

namespace TwoWayChat.Mail;

/// <summary>The meter <c>TwoWayChat.Mail</c>.</summary>
internal sealed class MailMetrics : IDisposable
{
    private readonly Meter meter = new("TwoWayChat.Mail");
    private readonly Counter<long> mails;

    public MailMetrics() => mails = meter.CreateCounter<long>("chat.mails", description: "Tries to send a mail, by outcome");

    public void Tried(MailOutcome outcome) => mails.Add(1, new KeyValuePair<string, object?>("outcome", EnumText.Of(outcome)));

    public void Dispose() => meter.Dispose();
}
