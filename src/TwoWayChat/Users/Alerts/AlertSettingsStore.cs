using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Users.Alerts;

/// <summary>How each user wants to be called. A setting of the screen: nobody else is told, and it stands in no log.</summary>
internal sealed class AlertSettingsStore(Database database)
{
    public async Task<AlertSettings> FindAsync(string companyId, string userId, CancellationToken cancellationToken)
    {
        var row = await database.FirstOrDefaultAsync<AlertSettingsRow>(
            """
            select new_chat_sound, message_sound, mention_sound, unanswered_sound, volume, notifies, flashes
              from user_alerts
             where company_id = @companyId and user_id = @userId
            """,
            new { companyId, userId },
            cancellationToken);
        return row is null ? new AlertSettings() : new AlertSettings
        {
            NewChatSound = EnumText.Parse<AlertSound>(row.NewChatSound),
            MessageSound = EnumText.Parse<AlertSound>(row.MessageSound),
            MentionSound = EnumText.Parse<AlertSound>(row.MentionSound),
            UnansweredSound = EnumText.Parse<AlertSound>(row.UnansweredSound),
            Volume = (int)row.Volume,
            Notifies = row.Notifies,
            Flashes = row.Flashes,
        };
    }

    /// <summary>Saves the user's own settings; a volume outside of its range is drawn to its border.</summary>
    public Task SaveAsync(Account user, AlertSettings settings, CancellationToken cancellationToken) => database.WriteAsync(
        user.CompanyId,
        scope => scope.ExecuteAsync(
            """
            insert into user_alerts (company_id, user_id, new_chat_sound, message_sound, mention_sound, unanswered_sound, volume, notifies, flashes)
            values (@CompanyId, @UserId, @newChat, @message, @mention, @unanswered, @volume, @Notifies, @Flashes)
            on conflict (company_id, user_id) do update
               set new_chat_sound = excluded.new_chat_sound, message_sound = excluded.message_sound, mention_sound = excluded.mention_sound,
                   unanswered_sound = excluded.unanswered_sound, volume = excluded.volume, notifies = excluded.notifies, flashes = excluded.flashes
            """,
            new
            {
                user.CompanyId,
                user.UserId,
                newChat = EnumText.Of(settings.NewChatSound),
                message = EnumText.Of(settings.MessageSound),
                mention = EnumText.Of(settings.MentionSound),
                unanswered = EnumText.Of(settings.UnansweredSound),
                volume = Math.Clamp(settings.Volume, 0, AlertSettings.MostVolume),
                settings.Notifies,
                settings.Flashes,
            }),
        cancellationToken);
}
