using Microsoft.Extensions.Options;
using TwoWayChat.Callbacks.Deliveries;
using TwoWayChat.Callbacks.Settings;
using TwoWayChat.Callbacks;
using TwoWayChat.Callbacks.Control;
using TwoWayChat.Callbacks.Inspection;
using TwoWayChat.Chats.Merging;
using TwoWayChat.Chats.Notes;
using TwoWayChat.Chats.Presence;
using TwoWayChat.Chats.Routing;
using TwoWayChat.Chats;
using TwoWayChat.Chats.Consent;
using TwoWayChat.Chats.Consent.Ui;
using TwoWayChat.Chats.Desk;
using TwoWayChat.Commands;
using TwoWayChat.Companies;
using TwoWayChat.Contacts;
using TwoWayChat.Contacts.Consent;
using TwoWayChat.Contacts.Ui;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Gateways;
using TwoWayChat.Gateways.Simulator;
using TwoWayChat.Hosting;
using TwoWayChat.Mail;
using TwoWayChat.Media;
using TwoWayChat.Messages;
using TwoWayChat.Messages.Erasure;
using TwoWayChat.OpenApi;
using TwoWayChat.Properties;
using TwoWayChat.Properties.Hours;
using TwoWayChat.Reports;
using TwoWayChat.Reports.Ui;
using TwoWayChat.Security;
using TwoWayChat.Sessions;
using TwoWayChat.Templates;
using TwoWayChat.Users;
using TwoWayChat.Web;

namespace TwoWayChat;

/// <summary>Puts the slices together into one server. Whoever adds a slice adds a line here, twice.</summary>
internal static class Server
{
    /// <summary>Of the environment variables that are settings.</summary>
    public const string EnvironmentPrefix = "TWOWAYCHAT_";

    /// <summary>
    /// Builds a server. Later settings win: <c>appsettings.json</c>, the configuration file, the environment (<c>TWOWAYCHAT_Server__Http</c>), then
    /// <paramref name="settings"/>, which command lines and tests add.
    /// </summary>
    public static WebApplication Build(
        IEnumerable<KeyValuePair<string, string?>> settings, Action<IServiceCollection>? replace = null, string? configurationFile = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Server).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        // Published output holds every static file; a plain build finds those of packages by this alone.
        builder.WebHost.UseStaticWebAssets();
        // Its route for files that came after the build takes every GET, and so a 405 of the API for a 404.
        builder.Configuration["DisableStaticAssetNotFoundRuntimeFallback"] = "true";
        if (configurationFile is not null)
        {
            builder.Configuration.AddJsonFile(Path.GetFullPath(configurationFile), optional: false, reloadOnChange: false);
        }

        builder.Configuration.AddEnvironmentVariables(EnvironmentPrefix);
        builder.Configuration.AddInMemoryCollection(settings);
        AddSlices(builder.Services, builder.Configuration);
        replace?.Invoke(builder.Services);
        builder.WebHost.ConfigureKestrel((_, kestrel) => Listening.Configure(
            kestrel,
            kestrel.ApplicationServices.GetRequiredService<IOptions<ServerOptions>>().Value,
            kestrel.ApplicationServices.GetRequiredService<IOptions<DataOptions>>().Value.Folder));
        var app = builder.Build();
        Map(app);
        return app;
    }

    private static void AddSlices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddHosting(configuration);
        services.AddObservation(configuration);
        services.AddData(configuration);
        services.AddEvents();
        services.AddSecurity(configuration);
        services.AddMail(configuration);
        services.AddCompanies();
        services.AddUsers();
        services.AddProperties();
        services.AddBusinessHours(configuration);
        services.AddTemplates();
        services.AddContacts();
        services.AddMedia(configuration);
        services.AddChats(configuration);
        services.AddMessages();
        services.AddGateways(configuration);
        services.AddSessions(configuration);
        services.AddCommands();
        services.AddCallbacks(configuration);
        services.AddReports();
        services.AddApiDescription();
        services.AddWeb();
    }

    private static void Map(WebApplication app)
    {
        app.UseOutsideGates();
        app.UseControlGate();
        app.UseWeb();
        app.UseMiddleware<TrailingSlash>();
        app.UseMiddleware<RequestTrace>();
        app.UseMiddleware<RequestLog>();
        app.UseMiddleware<ApiHeaders>();
        app.UseMiddleware<ErrorWriter>();
        app.UseMiddleware<WriteLimit>();
        app.UseMetricsGate();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<ActThroughSession>();
        app.MapObservation();
        app.MapControl();
        var api = app.MapGroup(ApiPaths.Base).RequireAuthorization(BasicAuthentication.SchemeName);
        api.MapCompany();
        api.MapUsers();
        api.MapProperties();
        api.MapBusinessHours();
        api.MapTemplates();
        api.MapContacts();
        api.MapConsent();
        api.MapMerge();
        api.MapConsentSettings();
        api.MapChats();
        api.MapReply();
        api.MapNotes();
        api.MapStatus();
        api.MapKeywordTest();
        api.MapMessages();
        api.MapMessageActs();
        api.MapErasure();
        api.MapMedia();
        api.MapSimulator();
        api.MapSessions();
        api.MapChatApiConfig();
        api.MapDeliveries();
        api.MapSessionControl();
        api.MapReports();
        app.MapApiDescription();
        app.MapMediaContent();
        app.MapInspector();
        MapFiles(app);
        app.MapWeb();
    }

    private static void MapFiles(WebApplication app)
    {
        app.MapEvidenceFile();
        app.MapContactFiles();
        app.MapReportFiles();
    }
}
