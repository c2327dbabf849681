using Microsoft.Extensions.Options;
using TwoWayChat.Data;
using TwoWayChat.Media.Ui;

namespace TwoWayChat.Media;

/// <summary>Registers media, with the store that the settings name.</summary>
internal static class MediaSetup
{
    public static void AddMedia(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<MediaOptions>(configuration, MediaOptions.Section, options => options.Problems());
        services.AddSingleton<MediaFolder>();
        services.AddSingleton<MediaRows>();
        services.AddSingleton<MediaLinks>();
        services.AddSingleton<FindMedia>();
        services.AddSingleton<MediaRoom>();
        services.AddSingleton<TakeMedia>();
        services.AddSingleton<UploadFile>();
        services.AddSingleton<IMediaStore>(provider => KeepsFiles(provider)
            ? ActivatorUtilities.CreateInstance<FileMediaStore>(provider)
            : ActivatorUtilities.CreateInstance<DatabaseMediaStore>(provider));
        services.AddSingleton<OpenMedia>();
        services.AddSingleton<MediaSweep>();
        services.AddSingleton<RemoveContents>();
        services.AddHostedService(provider => provider.GetRequiredService<RemoveContents>());
        services.AddHostedService(provider => provider.GetRequiredService<MediaSweep>());
    }

    /// <summary>Files fit the one node of SQLite; PostgreSQL may serve several.</summary>
    private static bool KeepsFiles(IServiceProvider provider) => provider.GetRequiredService<IOptions<MediaOptions>>().Value.Store switch
    {
        MediaOptions.Files => true,
        MediaOptions.Database => false,
        _ => provider.GetRequiredService<Database>().IsExclusive,
    };
}
