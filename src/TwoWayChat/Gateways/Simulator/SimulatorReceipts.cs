using TwoWayChat.Chats;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Messages.Receipts;
using TwoWayChat.Properties;

namespace TwoWayChat.Gateways.Simulator;

/// <summary>Brings the receipts of the simulated carrier when they are due. Any number of nodes run it: a receipt that comes twice changes nothing.</summary>
internal sealed partial class SimulatorReceipts(
    Database database, SimulatorStore store, ApplyReceipt apply, TimeProvider time, ILogger<SimulatorReceipts> logger) : BackgroundService
{
    private const int MostPerTurn = 100;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private static readonly DeliveryError Undelivered = new(SubmitErrors.CarrierRejected, "UNDELIV", "The phone could not be reached", Retryable: true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            if (await TurnAsync(stoppingToken) < MostPerTurn)
            {
                await store.Bell.WaitAsync(Period, stoppingToken);
            }
        }
    }

    private async Task<int> TurnAsync(CancellationToken stoppingToken)
    {
        try
        {
            var due = await store.DueAsync(MostPerTurn, stoppingToken);
            var brought = await Task.WhenAll(
                due.Select(receipt => WorkerTurn.EachAsync(logger, nameof(SimulatorReceipts), [receipt], _ => BringAsync(receipt, stoppingToken))));
            return brought.Sum();
        }
        catch (Exception error) when (WorkerTurn.MayEndOn(error))
        {
            LogWaiting(logger, error);
            return 0;
        }
    }

    private Task BringAsync(DueReceipt due, CancellationToken stoppingToken) => database.WriteAsync(
        due.CompanyId,
        async scope =>
        {
            if (await store.RemoveAsync(scope, due))
            {
                await apply.ApplyAsync(scope, Receipt(due));
            }
        },
        stoppingToken);

    private Receipt Receipt(DueReceipt due)
    {
        var state = EnumText.Parse<MessageState>(due.State);
        return new Receipt(
            due.Company,
            SenderAddress.Simulator,
            due.ProviderMessageId,
            state,
            time.GetUtcNow().ToUnixTimeMilliseconds(),
            MessageStates.IsFailure(state) ? Undelivered : null);
    }

    [LoggerMessage(LogLevel.Warning, "Simulated receipts wait; the next turn tries again")]
    private static partial void LogWaiting(ILogger logger, Exception error);
}
