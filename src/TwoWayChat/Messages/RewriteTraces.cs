using TwoWayChat.Data;
using TwoWayChat.Events;

namespace TwoWayChat.Messages;

/// <summary>
/// The one way in which what stands in the log and in answers kept for repeated requests is replaced: by itself without a text or a person. What
/// receivers answered to those events goes too: an answer may repeat the event.
/// </summary>
internal static class RewriteTraces
{
    /// <summary>Puts each trace's JSON in place of what stands where it was found.</summary>
    public static async Task RunAsync(WriteScope scope, string companyId, IReadOnlyCollection<Trace> traces)
    {
        foreach (var trace in traces)
        {
            await scope.ExecuteAsync(
                trace.Sequence is null
                    ? "update idempotency_keys set answer = @Json where company_id = @companyId and user_id = @UserId and idempotency_key = @Key"
                    : "update events set content = @Json where company_id = @companyId and sequence = @Sequence",
                new { trace.Json, companyId, trace.Sequence, trace.UserId, trace.Key });
        }

        var sequences = traces.Select(trace => trace.Sequence).OfType<long>().ToList();
        if (sequences.Count == 0)
        {
            return;
        }

        await scope.ExecuteAsync(
            "update callback_attempts set answer = null where company_id = @companyId and sequence in @sequences and answer is not null",
            new { companyId, sequences });
        scope.AtEnd(new LogRewritten(companyId));
    }
}
