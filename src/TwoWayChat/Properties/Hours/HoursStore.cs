using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Properties.Hours;

/// <summary>Rows of business hours. Whether a property is open, and until when, stands in the property's own row, which most queries read anyway.</summary>
internal sealed class HoursStore(Database database)
{
    /// <summary>Most changes that are told in one go.</summary>
    public const int MostPerSweep = 200;

    private const string Select =
        $"""
        select p.company_id, c.name as company_name, p.property_id, p.name as property_name, coalesce(b.time_zone, '{BusinessHours.DefaultZone}') as time_zone,
               coalesce(b.always_open, true) as always_open, coalesce(b.week, '[]') as week, coalesce(b.exceptions, '[]') as exceptions, b.away_reply,
               b.unanswered_minutes, coalesce(b.unanswered_reassign, 'NONE') as unanswered_reassign, coalesce(b.version, 0) as version,
               p.is_open, p.hours_change_at
          from properties p
          join companies c on c.company_id = p.company_id
          left join business_hours b on b.company_id = p.company_id and b.property_id = p.property_id
        """;

    private const string One = $"{Select} where p.company_id = @companyId and p.property_id = @propertyId and not p.deleted";

    private const string Hold = "select property_id from properties where company_id = @companyId and property_id = @propertyId";

    public async Task<BusinessHours?> FindAsync(string companyId, string propertyId, CancellationToken cancellationToken) => Ids.IsId(propertyId)
        ? await database.FirstOrDefaultAsync<BusinessHours>(One, new { companyId, propertyId }, cancellationToken)
        : null;

    public Task<BusinessHours?> FindAsync(WriteScope scope, string companyId, string propertyId) =>
        scope.FirstOrDefaultAsync<BusinessHours>(One, new { companyId, propertyId });

    /// <summary>The same, and nobody changes the property or its hours before this transaction ends.</summary>
    public async Task<BusinessHours?> LockAsync(WriteScope scope, string companyId, string propertyId) => Ids.IsId(propertyId)
        ? await scope.LockAsync<BusinessHours>(Hold, One, new { companyId, propertyId })
        : null;

    /// <summary>Hours of the properties that <paramref name="viewer"/> sees, by name, one beyond the limit.</summary>
    public Task<IReadOnlyList<BusinessHours>> ListAsync(Account viewer, PageRequest page, CancellationToken cancellationToken) =>
        database.QueryAsync<BusinessHours>(
            $"""
            {Select}
             where p.company_id = @companyId and not p.deleted and p.name_key > @after and p.name_key like @search escape '\'
               and {PropertyScope.Sql(viewer, "p", null)}
             order by p.name_key
             limit @limit
            """,
            new
            {
                companyId = viewer.CompanyId,
                after = page.AfterKey,
                search = page.SearchPattern,
                propertyIds = viewer.PropertyIds.ToList(),
                limit = page.Limit + 1,
            },
            cancellationToken);

    /// <summary>Properties of all companies that open or close by now, the longest due first.</summary>
    public Task<IReadOnlyList<DueHours>> DueAsync(long now, CancellationToken cancellationToken) => database.QueryAsync<DueHours>(
        "select company_id, property_id from properties where hours_change_at <= @now order by hours_change_at limit @limit",
        new { now, limit = MostPerSweep },
        cancellationToken);

    /// <summary>Saves the hours with their version, and marks that alerts go by others now.</summary>
    public Task SaveAsync(WriteScope scope, BusinessHours hours) => scope.ExecuteAsync(
        """
        insert into business_hours (company_id, property_id, time_zone, always_open, week, exceptions, away_reply, unanswered_minutes,
                                    unanswered_reassign, alerts_stale, version)
        values (@CompanyId, @PropertyId, @TimeZone, @AlwaysOpen, @Week, @Exceptions, @AwayReply, @UnansweredMinutes, @UnansweredReassign, true, @Version)
        on conflict (company_id, property_id) do update
           set time_zone = excluded.time_zone, always_open = excluded.always_open, week = excluded.week, exceptions = excluded.exceptions,
               away_reply = excluded.away_reply, unanswered_minutes = excluded.unanswered_minutes,
               unanswered_reassign = excluded.unanswered_reassign, alerts_stale = true, version = excluded.version
        """,
        hours);

    /// <summary>Saves whether it is open, and until when.</summary>
    public Task SaveStateAsync(WriteScope scope, BusinessHours hours) => scope.ExecuteAsync(
        "update properties set is_open = @IsOpen, hours_change_at = @HoursChangeAt where company_id = @CompanyId and property_id = @PropertyId", hours);

    /// <summary>A deleted property opens no more.</summary>
    public Task ForgetAsync(WriteScope scope, DueHours due) => scope.ExecuteAsync(
        "update properties set hours_change_at = null where company_id = @CompanyId and property_id = @PropertyId", due);
}
