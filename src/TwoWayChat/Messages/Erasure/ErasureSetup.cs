using TwoWayChat.Contacts.Consent;

namespace TwoWayChat.Messages.Erasure;

/// <summary>Registers the erasing of persons.</summary>
internal static class ErasureSetup
{
    public static void AddErasure(this IServiceCollection services)
    {
        services.AddSingleton<KeepConsent>();
        services.AddSingleton<ErasureStore>();
        services.AddSingleton<CloseChats>();
        services.AddSingleton<EraseLog>();
        services.AddSingleton<EraseContact>();
        services.AddSingleton<EraseTraces>();
        services.AddHostedService<ErasureWorker>();
    }
}
