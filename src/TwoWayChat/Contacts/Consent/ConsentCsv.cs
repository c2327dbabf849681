using System.Globalization;
using TwoWayChat.Hosting;

namespace TwoWayChat.Contacts.Consent;

/// <summary>The ledger as CSV.</summary>
internal static class ConsentCsv
{
    public const string Head = "number,address,scope,state,source,keyword,messageId,actorType,actorId,actorName,note,at\r\n";

    public static string Line(ConsentEntry entry) => CsvLine.Of(
        entry.Number.ToString(CultureInfo.InvariantCulture), entry.Address, entry.Scope, entry.State, entry.Source, entry.Keyword, entry.MessageId,
        entry.ActorType, entry.ActorId, entry.ActorName, entry.Note, CsvAnswer.Moment(entry.CreatedAt));
}
