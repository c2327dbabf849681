using Microsoft.Extensions.Options;
using TwoWayChat.Callbacks.Control;
using TwoWayChat.Callbacks.Wire;
using TwoWayChat.Companies;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Security;

namespace TwoWayChat.Callbacks.Lanes;

/// <summary>What every lane of a node works with.</summary>
internal sealed class LaneParts
{
    public required CallbackStore Store { get; init; }

    public required FlushStore Flushes { get; init; }
    public required ControlStore Control { get; init; }

    public required LogReader Log { get; init; }

    public required PassingFeed Passing { get; init; }

    public required IUserLookup Users { get; init; }

    public required ChatApiConfigStore Configs { get; init; }

    public required Secrets Secrets { get; init; }

    public required CallbackSender Sender { get; init; }

    public required SendSlots Slots { get; init; }

    public required CallbackMetrics Metrics { get; init; }

    public required LaneEnds Ends { get; init; }

    public required LaneOptions Options { get; init; }

    /// <summary>
    /// The longest that a flush waits before it is asked for, so that with what the database may put it off it is written within
    /// <see cref="LaneOptions.FlushInterval"/>.
    /// </summary>
    public required TimeSpan FlushAfter { get; init; }

    public required TimeProvider Time { get; init; }

    public required Ids Ids { get; init; }

    /// <summary>This process, among all that may own lanes.</summary>
    public required string Owner { get; init; }

    public required ILogger Logger { get; init; }

    public static LaneParts From(IServiceProvider services, string owner) => new()
    {
        FlushAfter = FlushAfterOf(services),
        Store = services.GetRequiredService<CallbackStore>(),
        Flushes = services.GetRequiredService<FlushStore>(),
        Control = services.GetRequiredService<ControlStore>(),
        Log = services.GetRequiredService<LogReader>(),
        Passing = services.GetRequiredService<PassingFeed>(),
        Users = services.GetRequiredService<IUserLookup>(),
        Configs = services.GetRequiredService<ChatApiConfigStore>(),
        Secrets = services.GetRequiredService<Secrets>(),
        Sender = services.GetRequiredService<CallbackSender>(),
        Slots = services.GetRequiredService<SendSlots>(),
        Metrics = services.GetRequiredService<CallbackMetrics>(),
        Ends = services.GetRequiredService<LaneEnds>(),
        Options = services.GetRequiredService<IOptions<LaneOptions>>().Value,
        Time = services.GetRequiredService<TimeProvider>(),
        Ids = services.GetRequiredService<Ids>(),
        Owner = owner,
        Logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("TwoWayChat.Callbacks.Lane"),
    };

    /// <summary>When what is there at <paramref name="now"/> is to be written: the same moments for all lanes, so that their flushes go together.</summary>
    public TimeSpan NextFlush(TimeSpan now) => FlushAfter == TimeSpan.Zero ? now : new TimeSpan(((now.Ticks / FlushAfter.Ticks) + 1) * FlushAfter.Ticks);

    private static TimeSpan FlushAfterOf(IServiceProvider services)
    {
        var interval = services.GetRequiredService<IOptions<LaneOptions>>().Value.FlushInterval;
        var putOff = services.GetRequiredService<Database>().IsExclusive ? Database.MostPutOff : TimeSpan.Zero;
        return interval > putOff ? interval - putOff : TimeSpan.Zero;
    }
}
