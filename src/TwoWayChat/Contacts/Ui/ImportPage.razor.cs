using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using TwoWayChat.Contacts.Files;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Contacts.Ui;

/// <summary>Reads a file of contacts in: what its columns are, what would happen, what has happened.</summary>
public sealed partial class ImportPage : IDisposable
{
    private const int MostShown = 20;
    private const int PreviewLines = 5;
    private const int PreviewBytes = 64 * 1024;

    private IBrowserFile? _file;
    private List<ImportColumn> _columns = [];
    private IReadOnlyList<CsvRecord> _preview = [];
    private ImportBody? _result;
    private ContactImport? _progress;
    private CancellationTokenSource? _running;
    private FormRefusal? _refusal;
    private string? _failure;
    private string? _existing = EnumText.Of(ExistingContacts.Update);
    private string _country = "";

    [Inject]
    private CurrentUser Reader { get; set; } = default!;

    [Inject]
    private ImportContacts Importing { get; set; } = default!;

    private static IReadOnlyList<(string Value, string Text)> Policies =>
        [(EnumText.Of(ExistingContacts.Update), ImportText.Update), (EnumText.Of(ExistingContacts.Skip), ImportText.Skip)];

    public void Dispose() => _running?.Cancel();

    protected override async Task OnInitializedAsync() => _refusal = await FormRefusal.TryAsync(Reader, caller =>
    {
        _country = caller.Account.DefaultCountry;
        return Task.CompletedTask;
    });

    private async Task ChooseAsync(InputFileChangeEventArgs chosen)
    {
        (_file, _columns, _preview, _result, _refusal, _failure) = (chosen.File, [], [], null, null, null);
        if (_file.Size > ImportFile.MostBytes)
        {
            _failure = ImportText.TooLarge;
            return;
        }

        _refusal = await FormRefusal.TryAsync(PreviewAsync);
    }

    private async Task PreviewAsync()
    {
        await using var content = _file!.OpenReadStream(ImportFile.MostBytes);
        var beginning = new byte[PreviewBytes];
        var read = await content.ReadAtLeastAsync(beginning, PreviewBytes, throwOnEndOfStream: false);
        using var sheet = new CsvSheet(new MemoryStream(beginning, 0, read));
        if (await sheet.NextAsync(CancellationToken.None) is not { } heading)
        {
            _failure = ImportText.Empty;
            return;
        }

        _columns = [.. ImportColumns.Guessed(heading).Take(ImportColumns.Most)];
        var some = new List<CsvRecord>();
        while (some.Count < PreviewLines && await sheet.NextAsync(CancellationToken.None) is { } record)
        {
            some.Add(record);
        }

        _preview = some;
    }

    private static IReadOnlyList<(string Value, string Text)> FieldsFor(string header) =>
    [
        ("", ImportText.Ignore), ("address", ContactsText.Address), ("firstName", ContactsText.FirstName), ("lastName", ContactsText.LastName),
        ("email", ContactsText.Email), ("language", ContactsText.Language), ("externalId", ContactsText.ExternalId), ("tags", ContactsText.Tags),
        ("attributes", ImportText.AttributesJson), (AttributeOf(header), ImportText.Attribute),
    ];

    private static string AttributeOf(string header) => header.StartsWith(ImportColumns.Attribute, StringComparison.OrdinalIgnoreCase)
        ? $"{ImportColumns.Attribute}{header[ImportColumns.Attribute.Length..].Trim()}" : $"{ImportColumns.Attribute}{header}";

    /// <summary>A field has one column: the other one is ignored from then on.</summary>
    private void Map(int column, string? field)
    {
        var named = string.IsNullOrEmpty(field) ? null : field;
        _columns = [.. _columns.Select((one, at) => at == column ? one with { Field = named } : one.Field == named ? one with { Field = null } : one)];
        _result = null;
    }

    private void ChoosePolicy(string? existing) => (_existing, _result) = (existing, null);

    private void ChooseCountry(string? country) => (_country, _result) = (country ?? "", null);

    private async Task RunAsync(bool dryRun)
    {
        (_result, _progress, _failure) = (null, null, null);
        using var running = _running = new CancellationTokenSource();
        try
        {
            await using var content = _file!.OpenReadStream(ImportFile.MostBytes, running.Token);
            _refusal = await FormRefusal.TryAsync(
                Reader, async caller => _result = await Importing.RunAsync(caller, Request(dryRun), content, Watch, running.Token), running.Token);
        }
        catch (OperationCanceledException) when (running.IsCancellationRequested)
        {
            _failure = ImportText.Cancelled.With(_progress?.Counts.Lines ?? 0);
        }
        finally
        {
            _running = null;
        }
    }

    private ImportRequest Request(bool dryRun)
    {
        var country = _country.Trim().ToUpperInvariant();
        new Check().That(country.Length == 0 || Companies.Country.IsKnown(country), "country", "UNKNOWN_COUNTRY", "must be the ISO 3166 code of a country, such as US")
            .Enforce();
        return new ImportRequest(dryRun, EnumText.Parse<ExistingContacts>(_existing!), country, _columns);
    }

    private void Watch(ContactImport import)
    {
        _progress = import;
        _ = InvokeAsync(StateHasChanged);
    }
}
