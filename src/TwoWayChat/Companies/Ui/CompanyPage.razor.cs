using Microsoft.AspNetCore.Components;
using MudBlazor;
using TwoWayChat.Hosting;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Companies.Ui;

/// <summary>Administration · Company: what holds for the company as a whole, for global managers.</summary>
public sealed partial class CompanyPage
{
    private Company? _company;
    private string? _country;
    private FormRefusal? _refusal;

    [Inject]
    private CurrentUser Reader { get; set; } = default!;

    [Inject]
    private CompanyStore Companies { get; set; } = default!;

    [Inject]
    private EditCompany Editing { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    private static IReadOnlyList<(string Value, string Text)> Countries =>
        [("", CompanyText.NoCountry), .. Country.All.Select(country => (country.Code, $"{country.Name} (+{country.CallingCode})"))];

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        _refusal = await FormRefusal.TryAsync(Reader, async caller => Show((await Companies.FindByIdAsync(caller.CompanyId, CancellationToken.None))!));
    }

    private async Task SaveAsync()
    {
        _refusal = await FormRefusal.TryAsync(Reader, async caller => Show(
            await Editing.RunAsync(caller, new CompanyInput(_country ?? ""), IfMatch.Version(_company!.Version), CancellationToken.None)));
        if (_refusal is null)
        {
            Snackbar.Add(CompanyText.Saved, Severity.Success);
        }
    }

    private void Show(Company company) => (_company, _country) = (company, company.DefaultCountry ?? "");
}
