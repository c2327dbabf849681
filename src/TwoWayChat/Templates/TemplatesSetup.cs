using TwoWayChat.Templates.Ui;

namespace TwoWayChat.Templates;

/// <summary>Registers templates.</summary>
internal static class TemplatesSetup
{
    public static void AddTemplates(this IServiceCollection services)
    {
        services.AddSingleton<TemplateStore>();
        services.AddSingleton<AddTemplate>();
        services.AddSingleton<EditTemplate>();
        services.AddSingleton<DeleteTemplate>();
        services.AddSingleton<UsableTemplates>();
        services.AddTemplatesNav();
    }
}
