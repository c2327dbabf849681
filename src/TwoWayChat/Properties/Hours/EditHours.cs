using System.Text.Json;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Sms;

namespace TwoWayChat.Properties.Hours;

/// <summary>Sets a property's business hours and what goes by them.</summary>
internal sealed class EditHours(Database database, HoursStore store, TurnHours turn, AuditLog audit)
{
    /// <summary>
    /// Saves what <paramref name="input"/> names; the hours as they stand then. Throws 403 for agents, 404 for a property that the caller does not see,
    /// 412, and 400 with all that is wrong. Where it changes whether the property is open, that is told.
    /// </summary>
    public Task<BusinessHours> RunAsync(Caller caller, string propertyId, HoursInput input, IfMatch match, CancellationToken cancellationToken)
    {
        Access.RequireManager(caller.Account);
        Validate(input);
        return database.WriteAsync(
            caller.CompanyId,
            async scope =>
            {
                var found = await store.LockAsync(scope, caller.CompanyId, propertyId);
                var hours = PropertyScope.Visible(caller.Account, found, row => row.PropertyId, "Property");
                match.Enforce(hours.Version);
                return await ApplyAsync(scope, hours, input, caller.Actor);
            },
            cancellationToken);
    }

    /// <summary>The write, for larger actions; takes what was validated. Throws 404 for a property that is not there.</summary>
    public async Task<BusinessHours> ApplyAsync(WriteScope scope, string companyId, string propertyId, HoursInput input) => await ApplyAsync(
        scope, await store.LockAsync(scope, companyId, propertyId) ?? throw ApiException.NotFound("Property"), input, Actor.System);

    private async Task<BusinessHours> ApplyAsync(WriteScope scope, BusinessHours hours, HoursInput input, Actor actor)
    {
        var changed = Changed(hours, input);
        await store.SaveAsync(scope, changed);
        await audit.AppendAsync(
            scope,
            hours.CompanyId,
            actor,
            "business_hours.updated",
            new AuditTarget("property", hours.PropertyId, hours.PropertyName),
            new { changed.TimeZone, changed.AlwaysOpen, AwayReply = changed.AwayReply is not null, changed.UnansweredMinutes });
        return await turn.ApplyAsync(scope, changed, actor);
    }

    private static void Validate(HoursInput input)
    {
        var check = new Check();
        if (input.TimeZone is { } zone)
        {
            HoursRules.Zone(check, zone);
        }

        HoursRules.Week(check, input.Week ?? []);
        HoursRules.Exceptions(check, input.Exceptions ?? []);
        check.That(input is not { AlwaysOpen: true, Week.Count: > 0 }, "week", "AMBIGUOUS", "must be empty where alwaysOpen is true");
        if (!string.IsNullOrEmpty(input.AwayReply))
        {
            TemplateText.Written(check, input.AwayReply, "awayReply", TemplateFields.WithoutAgent);
        }

        check.That(
            input.Unanswered is null or { Minutes: >= 0 and <= UnansweredInput.MostMinutes },
            "unanswered.minutes",
            "INVALID_VALUE",
            $"must be a number from 0 to {UnansweredInput.MostMinutes}");
        check.Enforce();
    }

    private static BusinessHours Changed(BusinessHours hours, HoursInput input)
    {
        var unanswered = input.Unanswered;
        return hours with
        {
            TimeZone = input.TimeZone ?? hours.TimeZone,
            AlwaysOpen = input.AlwaysOpen ?? (input.Week is null && hours.AlwaysOpen),
            Week = input.AlwaysOpen == true ? "[]" : input.Week is null ? hours.Week : Json(input.Week),
            Exceptions = input.Exceptions is null ? hours.Exceptions : Json(Ordered(input.Exceptions)),
            AwayReply = input.AwayReply is null ? hours.AwayReply : input.AwayReply.Length == 0 ? null : input.AwayReply,
            UnansweredMinutes = unanswered is null ? hours.UnansweredMinutes : unanswered.Minutes is > 0 and var minutes ? minutes : null,
            UnansweredReassign = unanswered is null ? hours.UnansweredReassign : EnumText.Of(unanswered.Reassign ?? Hours.Reassign.None),
            Version = hours.Version + 1,
        };
    }

    private static IEnumerable<ExceptionDay> Ordered(IReadOnlyList<ExceptionDay> days) => days.OrderBy(day => day.Date, StringComparer.Ordinal)
        .Select(day => day with { Name = string.IsNullOrWhiteSpace(day.Name) ? null : day.Name.Trim(), Open = day.Open ?? [] });

    private static string Json<T>(IEnumerable<T> values) => JsonSerializer.Serialize(values, WireJson.Options);
}
