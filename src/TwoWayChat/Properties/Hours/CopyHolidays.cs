using NodaTime;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Properties.Hours;

/// <summary>Gives other properties the holidays of one, so that nobody types them for each.</summary>
internal sealed class CopyHolidays(Database database, HoursStore store, TurnHours turn, AuditLog audit, TimeProvider time)
{
    /// <summary>
    /// All or none of them, as they stand at that moment; those that have the dates already stay as they are. How many were changed. Throws 403 for agents, 404
    /// for a property that the caller does not see, and 409 where one would have more dates than a property may.
    /// </summary>
    public Task<int> RunAsync(Caller caller, string sourceId, IReadOnlyCollection<string> targetIds, CancellationToken cancellationToken)
    {
        Access.RequireManager(caller.Account);
        return database.WriteAsync(
            caller.CompanyId,
            async scope =>
            {
                var source = Visible(caller, await store.FindAsync(scope, caller.CompanyId, sourceId));
                var changed = 0;
                // In one order for everybody, so that two copies never wait for one another.
                foreach (var targetId in targetIds.Where(id => id != sourceId).Distinct().Order(StringComparer.Ordinal))
                {
                    var target = Visible(caller, await store.LockAsync(scope, caller.CompanyId, targetId));
                    changed += await ApplyAsync(scope, caller, source, target) ? 1 : 0;
                }

                return changed;
            },
            cancellationToken);
    }

    /// <summary>The day that it is where the property is.</summary>
    public string TodayAt(BusinessHours source) => HoursText.Of(source.Opening().DateOf(Instant.FromDateTimeOffset(time.GetUtcNow())));

    private async Task<bool> ApplyAsync(WriteScope scope, Caller caller, BusinessHours source, BusinessHours target)
    {
        var copy = HolidayCopy.Of(source, target, TodayAt(source));
        if (!copy.ChangesAnything)
        {
            return false;
        }

        if (copy.Dates.Count > HoursInput.MostExceptions)
        {
            throw ApiException.Conflict($"{target.PropertyName} would have more than {HoursInput.MostExceptions} dates; remove some of it first");
        }

        await store.SaveAsync(scope, copy.Result);
        await audit.AppendAsync(
            scope,
            caller.CompanyId,
            caller.Actor,
            "business_hours.holidays_copied",
            new AuditTarget("property", target.PropertyId, target.PropertyName),
            new { From = source.PropertyName, Added = Dates(copy.Added), Changed = Dates(copy.Changed), TimeZone = copy.Zone });
        await turn.ApplyAsync(scope, copy.Result, caller.Actor);
        return true;
    }

    private static BusinessHours Visible(Caller caller, BusinessHours? found) => PropertyScope.Visible(caller.Account, found, row => row.PropertyId, "Property");

    private static IEnumerable<string?> Dates(IReadOnlyList<ExceptionDay> days) => days.Select(day => day.Date);
}
