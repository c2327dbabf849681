using Microsoft.AspNetCore.Components;
using MudBlazor;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Users.Ui;

/// <summary>Adds or changes a user. After adding it shows what to hand over. Closes with what to tell, if anything is left to.</summary>
public sealed partial class UserDialog
{
    private UserForm _form = new();
    private string _company = "";
    private bool _mayChangeRole;
    private bool _isSelf;
    private bool _showsPassword;
    private long _version;
    private FormRefusal? _refusal;
    private User? _made;

    /// <summary>The user to edit; null for a new one.</summary>
    [Parameter]
    public string? UserId { get; set; }

    /// <summary>Role of a new user, and of the list that the dialog belongs to.</summary>
    [Parameter, EditorRequired]
    public string RoleName { get; set; } = "";

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject]
    private CurrentUser Current { get; set; } = default!;

    [Inject]
    private UserStore Users { get; set; } = default!;

    [Inject]
    private AddUser Add { get; set; } = default!;

    [Inject]
    private EditUser Edit { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private bool IsNew => UserId is null;

    private string PasswordHint => IsNew ? UsersText.PasswordHint.With(Passwords.LeastLength) : UsersText.NewPasswordKeep;

    private static List<(string Value, string Text)> Roles => [.. Enum.GetValues<Role>().Select(role => (EnumText.Of(role), UsersWords.Of(role)))];

    protected override async Task OnInitializedAsync()
    {
        _form.RoleName = RoleName;
        _refusal = await FormRefusal.TryAsync(Current, caller =>
        {
            Place(caller.Account);
            return IsNew ? Task.CompletedTask : ReadAsync(caller);
        });
    }

    private void Place(Account reader)
    {
        _company = reader.Company.Name;
        _mayChangeRole = reader.Role == Role.GlobalManager;
        _isSelf = reader.UserId == UserId;
        if (IsNew && reader is { Role: Role.PropertyManager, PropertyIds.Count: 1 })
        {
            _form.PropertyIds = [.. reader.PropertyIds];
        }
    }

    private async Task LoadAsync() => _refusal = await FormRefusal.TryAsync(Current, ReadAsync);

    private async Task ReadAsync(Caller caller)
    {
        var user = await Users.FindUserByIdAsync(caller.CompanyId, UserId!, CancellationToken.None);
        if (user is null || !UserAccess.CanSee(caller.Account, user))
        {
            throw ApiException.NotFound("User");
        }

        (_form, _version) = (UserForm.Of(user), user.Version);
    }

    private async Task SaveAsync()
    {
        User? saved = null;
        _refusal = await FormRefusal.TryAsync(Current, async caller => saved = IsNew
            ? await Add.RunAsync(caller, _form.ToInput(), CancellationToken.None)
            : await Edit.RunAsync(caller, UserId!, _form.ToChange(), IfMatch.Version(_version), CancellationToken.None));
        if (saved is null)
        {
            return;
        }

        if (IsNew)
        {
            _made = saved;
        }
        else
        {
            Dialog.Close(DialogResult.Ok(UsersText.SavedUser.With(saved.DisplayName)));
        }
    }

    private void CloseMade() => Dialog.Close(DialogResult.Ok(true));

    private void Suggest()
    {
        _form.Password = ReadablePassword.New();
        _showsPassword = true;
    }

    private bool Wrong(string field) => _refusal?.At(field) is not null;

    private string Word(string name) => UsersWords.Of(EnumText.Parse<Role>(RoleName), name);
}
