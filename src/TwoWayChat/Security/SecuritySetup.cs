using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security.Ui;

namespace TwoWayChat.Security;

/// <summary>Registers sign-in, the gate, secrets and the audit log.</summary>
internal static class SecuritySetup
{
    public static void AddSecurity(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<SecurityOptions>(configuration, SecurityOptions.Section, options => options.Problems());
        services.AddSingleton<Passwords>();
        services.AddSingleton<VerifiedCredentials>();
        services.AddSingleton<SignInMetrics>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<SignInNetworks>();
        services.AddSingleton<VerifyCredentials>();
        services.AddSingleton<BasicTransport>();
        services.AddSingleton<BrowserSessions>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<AuditStore>();
        services.AddAuditNav();
        services.AddSingleton<Secrets>();
        AddKeys(services);
        AddSignIn(services);
    }

    private static void AddKeys(IServiceCollection services)
    {
        services.AddSingleton<KeyFile>();
        services.AddSingleton<KeyMatch>();
        services.AddSingleton(provider => new KeyStore(
            new Lazy<Database>(provider.GetRequiredService<Database>), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<KeyWrapping>();
        services.AddDataProtection().SetApplicationName("TwoWayChat");
        services.AddOptions<KeyManagementOptions>().Configure<KeyStore, KeyWrapping>((options, store, wrapping) =>
        {
            options.XmlRepository = store;
            options.XmlEncryptor = wrapping;
        });
    }

    private static void AddSignIn(IServiceCollection services)
    {
        services.AddAuthentication(CookieSignIn.SchemeName)
            .AddCookie(CookieSignIn.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, BasicAuthentication>(BasicAuthentication.SchemeName, null);
        services.AddOptions<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>(CookieSignIn.SchemeName)
            .Configure<IOptions<SecurityOptions>, IOptions<ServerOptions>>(
                (cookie, security, server) => CookieSignIn.Configure(cookie, security.Value, server.Value.PublicUrl));
        var authorization = services.AddAuthorizationBuilder().AddPolicy(BasicAuthentication.SchemeName, policy => policy
            .AddAuthenticationSchemes(BasicAuthentication.SchemeName)
            .RequireAuthenticatedUser());
        RoleGate.Add(authorization);
        services.AddSingleton<IAuthorizationHandler, RoleCheck>();
    }
}
