using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Chats.Consent;

/// <summary>
/// Reads a block list in, some lines per transaction: what has been read stays when the rest fails, with who has read it in, and reading it again adds nothing.
/// </summary>
internal sealed class ImportBlockList(Database database, BlockAddress block, AuditLog audit, TimeProvider time)
{
    private const int PerTransaction = 100;
    private const int MostErrors = 100;

    /// <summary>Throws 403 for all but global managers, and what the lines throw.</summary>
    public async Task<BlockListResult> RunAsync(Caller caller, IAsyncEnumerable<BlockedAddress> lines, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account);
        var result = new BlockListResult(0, 0, 0, 0, []);
        var some = new List<BlockedAddress>(PerTransaction);
        try
        {
            await foreach (var line in lines.WithCancellation(cancellationToken))
            {
                some.Add(line);
                if (some.Count == PerTransaction)
                {
                    result = await StoreAsync(caller, result, some, cancellationToken);
                    some.Clear();
                }
            }
        }
        finally
        {
            // Also where the list breaks off or the caller has gone: nobody is blocked without a name beside it, and the lines before count.
            result = await StoreAsync(caller, result, some, CancellationToken.None);
            await database.WriteAsync(caller.CompanyId, scope => AuditAsync(scope, caller, result), CancellationToken.None);
        }

        return result;
    }

    private async Task<BlockListResult> StoreAsync(
        Caller caller, BlockListResult before, List<BlockedAddress> lines, CancellationToken cancellationToken)
    {
        var good = lines.Where(line => line.Error is null).ToList();
        var bad = lines.Select(line => line.Error).OfType<BlockListError>().ToList();
        var at = time.GetUtcNow().ToUnixTimeMilliseconds();
        var added = good.Count == 0
            ? 0
            : await database.WriteAsync(caller.CompanyId, scope => block.RunAsync(scope, caller, good, at), cancellationToken);
        return new BlockListResult(
            before.Read + lines.Count,
            before.Added + added,
            before.Known + good.Count - added,
            before.Refused + bad.Count,
            [.. before.Errors, .. bad.Take(MostErrors - before.Errors.Count)]);
    }

    private Task AuditAsync(WriteScope scope, Caller caller, BlockListResult result) => audit.AppendAsync(
        scope,
        caller.CompanyId,
        caller.Actor,
        "block_list.imported",
        new AuditTarget("company", caller.CompanyId, caller.Account.Company.Name),
        new { result.Read, result.Added, result.Known, result.Refused });
}
