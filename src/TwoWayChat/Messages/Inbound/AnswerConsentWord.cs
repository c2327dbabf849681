using TwoWayChat.Chats.Consent;
using TwoWayChat.Companies.Consent;
using TwoWayChat.Contacts.Consent;
using TwoWayChat.Data;
using TwoWayChat.Messages.Outbound;
using TwoWayChat.Properties;

namespace TwoWayChat.Messages.Inbound;

/// <summary>
/// Does what STOP, HELP and START ask for: an opt-out is recorded, confirmed once and ends the chat; HELP is answered, whoever asks; START lifts an
/// opt-out and is confirmed once. Where the gateway answers these words itself, we record and keep silent.
/// </summary>
internal sealed class AnswerConsentWord(
    ConsentLedger ledger, RecordConsent record, OptOut optOut, ConsentSettingsStore settings, SenderAddressStore addresses, QueueMessage queueMessage)
{
    public async Task<Reaction> RunAsync(WriteScope scope, Arrival arrival)
    {
        if (arrival.Word is not { } word)
        {
            return Reaction.None;
        }

        var company = await settings.FindAsync(scope, arrival.Company.Id);
        var sender = await addresses.FindAsync(scope, arrival.Company.Id, arrival.Chat.SenderAddressId);
        var heard = new HeardWord(arrival, word, company, IsOurs: sender is not { AnswersStopItself: true });
        return word.Family switch
        {
            ConsentFamily.OptOut => await OptOutAsync(scope, heard),
            ConsentFamily.Help => await ReplyAsync(scope, heard) is null ? Reaction.Silent : Reaction.Answered,
            _ => await OptInAsync(scope, heard),
        };
    }

    private async Task<Reaction> OptOutAsync(WriteScope scope, HeardWord heard)
    {
        var known = await ledger.FindRefusalAsync(scope, heard.Arrival.Company.Id, heard.Address, heard.Sender);
        var confirmation = known is null ? await ReplyAsync(scope, heard) : null;
        if (known is null)
        {
            await optOut.RunAsync(scope, heard.Change(confirmation), heard.Company, heard.Sender);
        }
        else
        {
            await optOut.EndAsync(scope, heard.Change(null), known.Scope);
        }

        return confirmation is null ? Reaction.Silent : Reaction.Answered;
    }

    private async Task<Reaction> OptInAsync(WriteScope scope, HeardWord heard)
    {
        var reaching = (await ledger.CurrentAsync(scope, heard.Arrival.Company.Id, heard.Address))
            .Where(entry => entry.Scope == ConsentEntry.WholeCompany || entry.Scope == heard.Sender).ToList();
        var lifted = reaching.Where(entry => entry.Refuses).Select(entry => entry.Scope).ToList();
        var isFirst = reaching.Count == 0 && !heard.Word.IsAssent;
        if (reaching.Any(entry => entry.Consent == ConsentState.Blocked) || (lifted.Count == 0 && !isFirst))
        {
            return Reaction.None; // A block list is lifted by people alone; and who is welcome anyway has just written a text.
        }

        var confirmation = await ReplyAsync(scope, heard);
        foreach (var reach in isFirst ? [OptOut.Reach(heard.Company, heard.Sender)] : lifted)
        {
            await record.OptInAsync(scope, heard.Change(confirmation), reach);
        }

        return confirmation is null ? Reaction.Silent : Reaction.Answered;
    }

    /// <summary>Id of the answer; null where the gateway gives it.</summary>
    private async Task<string?> ReplyAsync(WriteScope scope, HeardWord heard) => heard.IsOurs
        ? (await queueMessage.RunAsync(scope, heard.Arrival.Company, heard.Arrival.Chat, heard.Answer))?.Message.MessageId
        : null;
}
