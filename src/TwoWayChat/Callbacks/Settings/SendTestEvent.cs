using System.Security.Cryptography;
using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Callbacks.Wire;
using TwoWayChat.Companies;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Callbacks.Settings;

/// <summary>
/// Calls the callback URL with <c>callback.test</c>, so that somebody who sets a receiver up sees at once what it answers. It stands in no log, belongs
/// to no session, and goes whether or not the Chat API is switched on, pushes, or has given the endpoint up.
/// </summary>
internal sealed class SendTestEvent(ChatApiConfigStore configs, Secrets secrets, CallbackSender sender, Ids ids, TimeProvider time)
{
    private const string Note = "This is a test of the callback URL. It belongs to no session.";

    /// <summary>
    /// What came of it, at the latest after <see cref="CallbackOptions.Deadline"/>; throws 403 for all but global managers, 409 where no URL is saved
    /// or what was saved cannot be read any more.
    /// </summary>
    public async Task<TestResult> RunAsync(Caller caller, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account);
        var endpoint = Endpoint(await configs.FindAsync(caller.CompanyId, cancellationToken)) ?? throw ApiException.Conflict("Callback URL is not set");
        return TestResult.Of(await sender.SendAsync(Request(caller, endpoint), cancellationToken));
    }

    private LaneConfig? Endpoint(ChatApiConfig? config)
    {
        try
        {
            return ConfiguredEndpoint.Of(config, secrets);
        }
        catch (CryptographicException)
        {
            throw ApiException.Conflict(
                "The stored secrets belong to another master key: rotate the signing secret, and save the receiver's credentials again");
        }
    }

    private CallbackRequest Request(Caller caller, LaneConfig endpoint)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var eventId = ids.New();
        var content = new EventContent(now, caller.Account.Company, null, caller.Actor, null, new TestData(Note));
        return new CallbackRequest
        {
            Url = endpoint.Url!,
            WebhookId = eventId,
            EventType = EventTypes.CallbackTest,
            Attempt = 1,
            Secrets = endpoint.SecretsAt(now),
            Credentials = endpoint.Credentials,
            Body = Envelope.WriteUnlogged(eventId, EventTypes.CallbackTest, null, content),
        };
    }
}
