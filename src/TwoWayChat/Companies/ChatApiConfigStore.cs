using TwoWayChat.Data;
using TwoWayChat.Events;

namespace TwoWayChat.Companies;

/// <summary>
/// Rows of Chat API configurations. Every change is told to who follows the company's log. Secrets are protected before the write: protecting may
/// itself have to write a key.
/// </summary>
internal sealed class ChatApiConfigStore(Database database)
{
    private const string Hold = "select company_id from chat_api_configs where company_id = @companyId";

    private const string Select =
        """
        select company_id, enabled, delivery, callback_url, event_types, callback_order, receiver_user, receiver_password,
               secret, previous_secret, previous_secret_until, older_secrets, disabled_reason, updated_at, version
          from chat_api_configs
         where company_id = @companyId
        """;

    /// <summary>The company's configuration; null only where there is no such company.</summary>
    public Task<ChatApiConfig?> FindAsync(string companyId, CancellationToken cancellationToken) =>
        database.FirstOrDefaultAsync<ChatApiConfig>(Select, new { companyId }, cancellationToken);

    /// <summary>The same, and nobody changes it before the transaction ends.</summary>
    public Task<ChatApiConfig?> LockAsync(WriteScope scope, string companyId) => scope.LockAsync<ChatApiConfig>(Hold, Select, new { companyId });

    public Task AddAsync(WriteScope scope, ChatApiConfig config) => scope.ExecuteAsync(
        """
        insert into chat_api_configs (company_id, enabled, delivery, callback_url, event_types, callback_order,
                                      receiver_user, receiver_password, disabled_reason, updated_at, version)
        values (@CompanyId, @Enabled, @Delivery, @CallbackUrl, @EventTypes, @CallbackOrder,
                @ReceiverUser, @ReceiverPassword, @DisabledReason, @UpdatedAt, @Version)
        """,
        config);

    /// <summary>
    /// Saves everything but the signing secrets, and counts the version up.
    /// </summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="config">What shall stand there; its version is the one that was read, a null disabled reason calls the endpoint again.</param>
    /// <returns>False, with nothing saved, when the row has another version by now.</returns>
    public async Task<bool> SaveAsync(WriteScope scope, ChatApiConfig config)
    {
        var rows = await scope.ExecuteAsync(
            """
            update chat_api_configs
               set enabled = @Enabled, delivery = @Delivery, callback_url = @CallbackUrl, event_types = @EventTypes,
                   callback_order = @CallbackOrder, receiver_user = @ReceiverUser, receiver_password = @ReceiverPassword,
                   disabled_reason = @DisabledReason, updated_at = @UpdatedAt, version = version + 1
             where company_id = @CompanyId and version = @Version
            """,
            config);
        return Told(scope, config.CompanyId, rows);
    }

    /// <summary>Adds the first signing secret, within the save that brings the first URL: one change, and one version.</summary>
    public Task AddSecretAsync(WriteScope scope, string companyId, string secret) => scope.ExecuteAsync(
        "update chat_api_configs set secret = @secret where company_id = @companyId and secret is null", new { companyId, secret });

    /// <summary>Saves the signing secrets, and nothing else, as <paramref name="config"/> holds them.</summary>
    /// <returns>False when there is no such company.</returns>
    public async Task<bool> SetSecretsAsync(WriteScope scope, ChatApiConfig config)
    {
        var rows = await scope.ExecuteAsync(
            """
            update chat_api_configs
               set secret = @Secret, previous_secret = @PreviousSecret, previous_secret_until = @PreviousSecretUntil,
                   older_secrets = @OlderSecrets,
                   updated_at = @UpdatedAt, version = version + 1
             where company_id = @CompanyId
            """,
            config);
        return Told(scope, config.CompanyId, rows);
    }

    /// <summary>Says why the server stopped calling the endpoint of the configuration with this <paramref name="version"/>.</summary>
    /// <returns>False when it is disabled already, or has been changed: whoever calls the new one will find out.</returns>
    public async Task<bool> DisableAsync(WriteScope scope, string companyId, long version, string reason, long now)
    {
        var rows = await scope.ExecuteAsync(
            """
            update chat_api_configs
               set disabled_reason = @reason, updated_at = @now, version = version + 1
             where company_id = @companyId and version = @version and disabled_reason is null
            """,
            new { companyId, version, reason, now });
        return Told(scope, companyId, rows);
    }

    private static bool Told(WriteScope scope, string companyId, int rows)
    {
        if (rows > 0)
        {
            scope.AtEnd(new AccessChanged(companyId));
        }

        return rows > 0;
    }
}
