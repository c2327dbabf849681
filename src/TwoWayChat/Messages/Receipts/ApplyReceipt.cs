using TwoWayChat.Data;
using TwoWayChat.Messages.Outbound;

namespace TwoWayChat.Messages.Receipts;

/// <summary>Takes in a delivery receipt. The same again, or one that comes too late to matter, changes nothing.</summary>
internal sealed class ApplyReceipt(Database database, OutboundStore outbound, MoveMessage moveMessage)
{
    /// <summary>Applies the receipt and answers after the commit: only then may a gateway acknowledge it.</summary>
    public Task<ReceiptResult> RunAsync(Receipt receipt, CancellationToken cancellationToken) =>
        database.WriteAsync(receipt.Company.Id, scope => ApplyAsync(scope, receipt), cancellationToken);

    /// <summary>The same within a larger action.</summary>
    public async Task<ReceiptResult> ApplyAsync(WriteScope scope, Receipt receipt)
    {
        var place = await outbound.FindByProviderIdAsync(scope, receipt.Company.Id, receipt.Gateway, receipt.ProviderMessageId);
        if (place is null)
        {
            return ReceiptResult.Unknown;
        }

        var move = new MessageMove(receipt.Company, place, receipt.State, receipt.At) { Error = receipt.Error };
        return await moveMessage.RunAsync(scope, move) ? ReceiptResult.Applied : ReceiptResult.Unchanged;
    }
}
