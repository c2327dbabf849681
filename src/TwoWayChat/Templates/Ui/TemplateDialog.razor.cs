using Microsoft.AspNetCore.Components;
using MudBlazor;
using TwoWayChat.Hosting;
using TwoWayChat.Properties;
using TwoWayChat.Security;
using TwoWayChat.Sms;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Templates.Ui;

/// <summary>Adds, changes or shows a template, with what a customer will get. Closes with what to tell the user.</summary>
public sealed partial class TemplateDialog
{
    private string _name = "";
    private string _shortcut = "";
    private string _text = "";
    private string? _propertyId;
    private string? _propertyName;
    private string _agentName = "";
    private string _companyName = "";
    private bool _isGlobalManager;
    private long _version;
    private FormRefusal? _refusal;
    private string _preview = "";
    private string _previewNameless = "";
    private string? _wrong;

    /// <summary>The template to edit; null for a new one.</summary>
    [Parameter]
    public string? TemplateId { get; set; }

    /// <summary>It may only be looked at.</summary>
    [Parameter]
    public bool ReadOnly { get; set; }

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject]
    private CurrentUser User { get; set; } = default!;

    [Inject]
    private TemplateStore Templates { get; set; } = default!;

    [Inject]
    private PropertyStore Properties { get; set; } = default!;

    [Inject]
    private AddTemplate Add { get; set; } = default!;

    [Inject]
    private EditTemplate Edit { get; set; } = default!;

    private string Title => TemplateId is null ? TemplatesText.DialogAdd : ReadOnly ? _name : TemplatesText.DialogEdit;

    private string? SubmitText => ReadOnly ? null : TemplateId is null ? TemplatesText.Add : WebText.Save;

    protected override async Task OnInitializedAsync()
    {
        _refusal = await FormRefusal.TryAsync(User, async caller =>
        {
            var account = caller.Account;
            (_agentName, _companyName, _isGlobalManager) = (account.DisplayName, account.Company.Name, account.Role == Role.GlobalManager);
            if (TemplateId is not null)
            {
                await ReadAsync(caller);
            }
            else if (!_isGlobalManager && account.PropertyIds.Count == 1)
            {
                await PlaceAsync(caller, account.PropertyIds.First());
            }
        });
    }

    private async Task LoadAsync() => _refusal = await FormRefusal.TryAsync(User, ReadAsync);

    private async Task ReadAsync(Caller caller)
    {
        var found = TemplateRules.Visible(caller.Account, await Templates.FindAsync(caller.CompanyId, TemplateId!, CancellationToken.None));
        (_name, _shortcut, _text, _version) = (found.Name, found.Shortcut ?? "", found.Text, found.Version);
        await PlaceAsync(caller, found.PropertyId);
    }

    private async Task ChooseAsync(string? propertyId) => _refusal = await FormRefusal.TryAsync(User, caller => PlaceAsync(caller, propertyId));

    private async Task PlaceAsync(Caller caller, string? propertyId)
    {
        _propertyId = propertyId;
        _propertyName = propertyId is null ? null : (await Properties.FindAsync(caller.CompanyId, propertyId, CancellationToken.None))?.Name;
        Show();
    }

    private void Write(string? text)
    {
        _text = text ?? "";
        Show();
    }

    private void Insert(string field) => Write($"{_text}{{{{{field}}}}}");

    private void Replace() => Write(SmartText.Replace(_text).Text);

    private void Show()
    {
        var check = new Check();
        var template = TemplateText.Read(check, _text, "text", TemplateFields.All);
        _wrong = check.Errors is [var first, ..] ? RefusalWords.Of(first) : null;
        var nameless = new TemplateValues { AgentName = _agentName, PropertyName = _propertyName ?? TemplatesText.SampleProperty, CompanyName = _companyName };
        _preview = template.Render(nameless with { FirstName = TemplatesText.SampleFirstName, LastName = TemplatesText.SampleLastName });
        _previewNameless = template.Render(nameless);
    }

    private async Task SaveAsync()
    {
        var input = new TemplateInput(_name, _shortcut, _text, _propertyId ?? "");
        _refusal = await FormRefusal.TryAsync(User, caller => TemplateId is null
            ? Add.RunAsync(caller, input, CancellationToken.None)
            : Edit.RunAsync(caller, TemplateId, input, IfMatch.Version(_version), CancellationToken.None));
        if (_refusal is null)
        {
            Dialog.Close(DialogResult.Ok((TemplateId is null ? TemplatesText.Added : TemplatesText.Saved).With(_name.Trim())));
        }
    }
}
