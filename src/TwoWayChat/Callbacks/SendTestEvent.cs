using TwoWayChat.Companies;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Callbacks;

/// <summary>
/// Calls the callback URL with <c>callback.test</c>, so that somebody who sets a receiver up sees at once what it answers. It stands in no log, belongs
/// to no session, and goes whether or not the Chat API is switched on, pushes, or has given the endpoint up.
/// </summary>
internal sealed class SendTestEvent(ChatApiConfigStore configs, Secrets secrets, CallbackSender sender, Ids ids, TimeProvider time)
{
    private const string Note = "This is a test of the callback URL. It belongs to no session.";

    /// <summary>
    /// What came of it, at the latest after <see cref="CallbackOptions.Deadline"/>; throws 403 for all but global managers, 409 where no URL is saved.
    /// </summary>
    public async Task<TestResult> RunAsync(Caller caller, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account);
        var config = await configs.FindAsync(caller.CompanyId, cancellationToken);
        if (config is not { CallbackUrl: not null, Secret: not null })
        {
            throw ApiException.Conflict("Callback URL is not set");
        }

        return TestResult.Of(await sender.SendAsync(Request(caller, config), cancellationToken));
    }

    private CallbackRequest Request(Caller caller, ChatApiConfig config)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var called = LaneConfig.Of(config with { Enabled = true, Delivery = EnumText.Of(Delivery.Push), DisabledReason = null }, secrets);
        var eventId = ids.New();
        var content = new EventContent(now, caller.Account.Company, null, caller.Actor, null, new TestData(Note));
        return new CallbackRequest
        {
            Url = called.Url!,
            WebhookId = eventId,
            EventType = EventTypes.CallbackTest,
            Attempt = 1,
            Secrets = called.SecretsAt(now),
            Credentials = called.Credentials,
            Body = Envelope.WriteUnlogged(eventId, EventTypes.CallbackTest, null, content),
        };
    }
}
