using NodaTime;
using TwoWayChat.Data;
using TwoWayChat.Events;

namespace TwoWayChat.Properties.Hours;

/// <summary>Notes whether a property is open, and tells it where that has changed.</summary>
internal sealed class TurnHours(Database database, HoursStore store, TimeProvider time)
{
    /// <summary>
    /// For a property that is due. Whoever comes second finds it done. After an outage it tells where the property stands, not what it has missed.
    /// </summary>
    public Task RunAsync(DueHours due, CancellationToken cancellationToken) => database.WriteAsync(
        due.CompanyId,
        async scope =>
        {
            var hours = await store.LockAsync(scope, due.CompanyId, due.PropertyId);
            if (hours is { HoursChangeAt: { } change } && change <= time.GetUtcNow().ToUnixTimeMilliseconds())
            {
                await ApplyAsync(scope, hours, Actor.System);
            }
            else if (hours is null)
            {
                await store.ForgetAsync(scope, due);
            }
        },
        cancellationToken);

    /// <summary>The same for hours that the transaction has locked and perhaps changed; as they stand then.</summary>
    public async Task<BusinessHours> ApplyAsync(WriteScope scope, BusinessHours hours, Actor actor)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var opening = hours.Opening();
        var after = hours with { IsOpen = opening.IsOpenAt(now), HoursChangeAt = opening.NextChangeAfter(now)?.ToUnixTimeMilliseconds() };
        await store.SaveStateAsync(scope, after);
        if (after.IsOpen != hours.IsOpen)
        {
            scope.AtEnd(Event(after, actor, now, after.HolidayOn(opening.DateOf(now))));
        }

        return after;
    }

    private static EventDraft Event(BusinessHours hours, Actor actor, Instant now, string? holiday) => new(
        hours.Company,
        hours.IsOpen ? EventTypes.PropertyOpened : EventTypes.PropertyClosed,
        new EventFacts { PropertyId = hours.PropertyId },
        actor,
        new HoursChangedData(hours.HoursChangeAt, holiday))
    {
        Subject = hours.PropertyId,
        OccurredAt = now.ToUnixTimeMilliseconds(),
        Property = hours.Property,
    };
}
