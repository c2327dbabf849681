using Microsoft.AspNetCore.Components;
using MudBlazor;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Users.Ui;

/// <summary>Administration · the people of one role. Property managers see and change the agents of the own properties alone.</summary>
public sealed partial class PeopleScreen
{
    private Listing<PersonLine>? _list;
    private string? _failure;
    private bool _needsProperty;
    private string? _shownId;
    private string? _propertyName;

    /// <summary>Whose list this is: <c>AGENT</c>, <c>PROPERTY_MANAGER</c> or <c>GLOBAL_MANAGER</c>.</summary>
    [Parameter, EditorRequired]
    public string RoleName { get; set; } = "";

    /// <summary>Only what belongs to this property; the list of properties leads here so.</summary>
    [SupplyParameterFromQuery(Name = "property")]
    private string? PropertyId { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private CurrentUser Current { get; set; } = default!;

    [Inject]
    private UserStore Users { get; set; } = default!;

    [Inject]
    private AssignableProperties Properties { get; set; } = default!;

    [Inject]
    private UserPresence Presence { get; set; } = default!;

    [Inject]
    private DeleteUser Delete { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    private Role Role => EnumText.Parse<Role>(RoleName);

    private string Word(string name) => UsersWords.Of(Role, name);

    private EventCallback Opening(PersonLine line) => EventCallback.Factory.Create(this, () => OpenAsync(line.User.UserId));

    private EventCallback Deleting(PersonLine line) => EventCallback.Factory.Create(this, () => DeleteAsync(line));

    protected override async Task OnParametersSetAsync()
    {
        if (_list is not null && _shownId != PropertyId)
        {
            await _list.ReloadAsync();
        }
    }

    private void ShowAll() => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("property", (string?)null));

    private async Task<(IReadOnlyList<PersonLine> Items, string? Next)> ReadAsync(string search, string? next, CancellationToken cancellationToken)
    {
        var account = (await Current.CallerAsync(cancellationToken)).Account;
        _shownId = PropertyId;
        _propertyName = PropertyId is { } id && await Properties.FindAsync(account, [id], cancellationToken) is [var property] ? property.Name : null;
        var request = PageRequest.Of(search, next, 1);
        var rows = await Users.ListAsync(account, new UserFilter(Role, PropertyId), request, cancellationToken);
        var page = request.Cut(rows, user => user, user => [user.UsernameKey]);
        var names = await Properties.FindAsync(account, [.. page.Items.SelectMany(user => user.PropertyIds).Distinct()], cancellationToken);
        _needsProperty = page.Items.Count == 0 && await NeedsPropertyAsync(account, cancellationToken);
        var there = await Presence.OfAsync(account.CompanyId, [.. page.Items.Select(user => user.UserId)], cancellationToken);
        return ([.. page.Items.Where(user => there.ContainsKey(user.UserId)).Select(user => Line(account, user, names, there[user.UserId]))], page.Next);
    }

    private async Task<bool> NeedsPropertyAsync(Account account, CancellationToken cancellationToken) =>
        account.Role == Role.GlobalManager
        && Role != Role.GlobalManager
        && (await Properties.ListAsync(account, PageRequest.Of(null, null, 1), cancellationToken)).Count == 0;

    private static PersonLine Line(Account viewer, User user, IReadOnlyList<NamedRef> names, UserLoad load)
    {
        var seen = names.Where(property => user.PropertyIds.Contains(property.Id)).Select(property => property.Name).ToList();
        return new PersonLine(
            user, seen, user.PropertyIds.Count - seen.Count, UserAccess.MayRun(viewer, user.Role, user.PropertyIds), user.UserId == viewer.UserId, load);
    }

    private async Task OpenAsync(string? userId)
    {
        var parameters = new DialogParameters<UserDialog> { { dialog => dialog.UserId, userId }, { dialog => dialog.RoleName, RoleName } };
        var shown = await Dialogs.ShowAsync<UserDialog>(null, parameters);
        if (await shown.Result is not { Canceled: false } result)
        {
            return;
        }

        if (result.Data is string done)
        {
            Snackbar.Add(done, Severity.Success);
        }

        await _list!.ReloadAsync();
    }

    private async Task DeleteAsync(PersonLine line)
    {
        _failure = null;
        var name = line.User.DisplayName;
        if (!await ConfirmDialog.AskAsync(Dialogs, Question(line)))
        {
            return;
        }

        var match = IfMatch.Version(line.User.Version);
        var refusal = await FormRefusal.TryAsync(Current, caller => Delete.RunAsync(caller, line.User.UserId, match, CancellationToken.None));
        if (refusal is null)
        {
            Snackbar.Add(UsersText.DeletedUser.With(name), Severity.Success);
        }
        else
        {
            _failure = UsersText.NotDeleted.With(name, refusal.Text());
        }

        await _list!.ReloadAsync();
    }

    private static Confirmation Question(PersonLine line) => new(UsersText.DeleteTitle.With(line.User.DisplayName), UsersText.DeleteAction)
    {
        Lost =
        [
            UsersText.LostSignIn.With(line.User.SignInName),
            .. line.Properties.Select(property => UsersText.LostProperties.With(property)),
            UsersText.LostSessions.With(line.User.DisplayName),
        ],
        Text = UsersText.DeleteText.With(line.User.DisplayName),
    };
}
