using TwoWayChat.Security;
using TwoWayChat.Users.Alerts;
using TwoWayChat.Users.PasswordResets;
using TwoWayChat.Users.SecondFactors;
using TwoWayChat.Users.Ui;

namespace TwoWayChat.Users;

/// <summary>Registers users.</summary>
internal static class UsersSetup
{
    public static void AddUsers(this IServiceCollection services)
    {
        services.AddSingleton<UserStore>();
        services.AddSingleton<UserPresence>();
        services.AddSingleton<IUserLookup>(provider => provider.GetRequiredService<UserStore>());
        services.AddSingleton<AddUser>();
        services.AddSingleton<EditUser>();
        services.AddSingleton<DeleteUser>();
        services.AddSingleton<SetPassword>();
        services.AddSingleton<ChangeOwnPassword>();
        services.AddSingleton<SetupTokenStore>();
        services.AddSingleton<SetupLink>();
        services.AddSingleton<AssignableProperties>();
        services.AddSingleton<AlertSettingsStore>();
        services.AddSingleton<SecondFactorStore>();
        services.AddSingleton<ProvePassword>();
        services.AddSingleton<TurnOnSecondFactor>();
        services.AddSingleton<TurnOffSecondFactor>();
        services.AddSingleton<CheckSecondFactor>();
        services.AddSingleton<SignInStep>();
        services.AddSingleton<PasswordResetStore>();
        services.AddSingleton<ResetMail>();
        services.AddSingleton<AskForPasswordReset>();
        services.AddSingleton<UsePasswordReset>();
        services.AddUsersNav();
    }
}
