using Microsoft.AspNetCore.Components;
using MudBlazor;
using TwoWayChat.Companies.Consent;
using TwoWayChat.Contacts.Consent;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Chats.Consent.Ui;

/// <summary>How the company understands and answers STOP, HELP and START, and the block lists that it reads in.</summary>
public sealed partial class ConsentPage
{
    private ConsentForm? _form;
    private FormRefusal? _refusal;
    private string? _language = ConsentWords.Languages[0];

    private static IReadOnlyList<(string Value, string Text)> Scopes =>
    [
        (EnumText.Of(ConsentScope.Company), ConsentPageText.ScopeCompany), (EnumText.Of(ConsentScope.SenderAddress), ConsentPageText.ScopeSender),
    ];

    [Inject]
    private CurrentUser Reader { get; set; } = default!;

    [Inject]
    private ConsentSettingsStore Settings { get; set; } = default!;

    [Inject]
    private SaveConsentSettings Saving { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        _refusal = await FormRefusal.TryAsync(
            Reader, async caller => _form = new ConsentForm(await Settings.FindAsync(caller.CompanyId, CancellationToken.None)));
    }

    private async Task SaveAsync()
    {
        var form = _form!;
        _refusal = await FormRefusal.TryAsync(Reader, async caller => _form = new ConsentForm(
            await Saving.RunAsync(caller, form.Input(), IfMatch.Version(form.Version), CancellationToken.None)));
        if (_refusal is null)
        {
            Snackbar.Add(ConsentPageText.Saved, Severity.Success);
        }
    }
}
