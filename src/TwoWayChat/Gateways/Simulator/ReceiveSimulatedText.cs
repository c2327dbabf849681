using TwoWayChat.Contacts;
using TwoWayChat.Hosting;
using TwoWayChat.Media;
using TwoWayChat.Messages.Inbound;
using TwoWayChat.Properties;
using TwoWayChat.Security;
using TwoWayChat.Sms;

namespace TwoWayChat.Gateways.Simulator;

/// <summary>Takes in what somebody has typed into a simulated phone, by the API or on the screen.</summary>
internal sealed class ReceiveSimulatedText(ReceiveMessage receive, FindMedia findMedia, TimeProvider time)
{
    /// <summary>Throws 403 for all but global managers, 400 for what is no text, and what <see cref="ReceiveMessage"/> throws.</summary>
    public async Task<ReceivedMessage> RunAsync(Caller caller, SimulatedText sent, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account);
        var check = new Check();
        var mediaIds = MediaIds.Read(check, sent.Media);
        var text = new InboundText
        {
            Company = caller.Account.Company,
            Gateway = SenderAddress.Simulator,
            From = PhoneOf(check, sent.From),
            To = AddressField.Read(check, sent.To, "to", "UNKNOWN_SENDER_ADDRESS"),
            Text = mediaIds.Count > 0 ? MessageText.ReadBesideMedia(check, sent.Text).Value : MessageText.Written(check, sent.Text),
            ProviderMessageId = check.Optional(sent.ProviderMessageId, "providerMessageId", SimulatorApi.MostIdLength),
            ReceivedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
            OnlyThroughOwnGateway = true,
        };
        check.Enforce();
        var found = await findMedia.ForMessageAsync(caller, mediaIds, cancellationToken);
        var whole = text with { Media = found.All, MissingMediaId = found.MissingId };
        return await receive.RunAsync(whole, cancellationToken);
    }

    /// <summary>The address of a phone as the member <c>from</c> gives it; what is wrong with it goes to <paramref name="check"/>.</summary>
    public static Address PhoneOf(Check check, string? text) => AddressField.Read(check, text, "from", "INVALID_SENDER");
}
