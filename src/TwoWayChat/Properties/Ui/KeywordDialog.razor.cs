using Microsoft.AspNetCore.Components;
using MudBlazor;
using TwoWayChat.Hosting;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Properties.Ui;

/// <summary>Adds or changes a keyword. Closes with what to tell the user.</summary>
public sealed partial class KeywordDialog
{
    private string _word = "";
    private string? _propertyId;
    private long _version;
    private FormRefusal? _refusal;

    /// <summary>The keyword to edit; null for a new one.</summary>
    [Parameter]
    public string? KeywordId { get; set; }

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject]
    private CurrentUser User { get; set; } = default!;

    [Inject]
    private KeywordStore Keywords { get; set; } = default!;

    [Inject]
    private AddKeyword Add { get; set; } = default!;

    [Inject]
    private EditKeyword Edit { get; set; } = default!;

    protected override Task OnInitializedAsync() => KeywordId is null ? Task.CompletedTask : LoadAsync();

    private async Task LoadAsync()
    {
        _refusal = await FormRefusal.TryAsync(User, async caller =>
        {
            var found = await Keywords.FindAsync(caller.CompanyId, KeywordId!, CancellationToken.None);
            var keyword = PropertyScope.Visible(caller.Account, found, row => row.PropertyId, "Keyword");
            (_word, _propertyId, _version) = (keyword.Word, keyword.PropertyId, keyword.Version);
        });
    }

    private async Task SaveAsync()
    {
        var input = new KeywordInput(_word, _propertyId ?? "");
        _refusal = await FormRefusal.TryAsync(User, caller => KeywordId is null
            ? Add.RunAsync(caller, input, CancellationToken.None)
            : Edit.RunAsync(caller, KeywordId, input, IfMatch.Version(_version), CancellationToken.None));
        if (_refusal is null)
        {
            Dialog.Close(DialogResult.Ok((KeywordId is null ? PropertiesText.Added : PropertiesText.Saved).With(_word.Trim())));
        }
    }
}
