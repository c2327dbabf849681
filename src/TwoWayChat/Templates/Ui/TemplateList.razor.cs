using Microsoft.AspNetCore.Components;
using MudBlazor;
using TwoWayChat.Hosting;
using TwoWayChat.Properties;
using TwoWayChat.Security;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Templates.Ui;

/// <summary>Administration · Templates: managers; those of the whole company are changed by global managers.</summary>
public sealed partial class TemplateList
{
    /// <summary>Characters of a text that a question names.</summary>
    private const int MostShown = 60;

    private Listing<TemplateLine>? _list;
    private string? _failure;

    [Inject]
    private CurrentUser User { get; set; } = default!;

    [Inject]
    private TemplateStore Templates { get; set; } = default!;

    [Inject]
    private PropertyStore Properties { get; set; } = default!;

    [Inject]
    private DeleteTemplate Delete { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    private async Task<(IReadOnlyList<TemplateLine> Items, string? Next)> ReadAsync(string search, string? next, CancellationToken cancellationToken)
    {
        var caller = await User.CallerAsync(cancellationToken);
        var request = PageRequest.Of(search, next, 2);
        var page = request.Cut(
            await Templates.ListAsync(caller.Account, null, request, cancellationToken), row => row, row => [row.NameKey, row.TemplateId]);
        var propertyIds = page.Items.Select(row => row.PropertyId).OfType<string>().Distinct().ToList();
        var names = await Properties.NamesAsync(caller.CompanyId, propertyIds, cancellationToken);
        return ([.. page.Items.Select(row => Line(caller.Account, row, names))], page.Next);
    }

    private static TemplateLine Line(Account account, Template template, Dictionary<string, string> names) => new(
        template,
        template.PropertyId is { } propertyId ? names.GetValueOrDefault(propertyId, "") : null,
        account.Role == Role.GlobalManager || template.PropertyId is not null);

    private async Task OpenAsync(TemplateLine? line)
    {
        var parameters = new DialogParameters<TemplateDialog>
        {
            { dialog => dialog.TemplateId, line?.Template.TemplateId },
            { dialog => dialog.ReadOnly, line is { IsEditable: false } },
        };
        var shown = await Dialogs.ShowAsync<TemplateDialog>(null, parameters);
        if (await shown.Result is { Canceled: false, Data: string done })
        {
            Snackbar.Add(done, Severity.Success);
            await _list!.ReloadAsync();
        }
    }

    private async Task DeleteAsync(TemplateLine line)
    {
        _failure = null;
        if (!await ConfirmDialog.AskAsync(Dialogs, Question(line.Template)))
        {
            return;
        }

        var match = IfMatch.Version(line.Template.Version);
        var refusal = await FormRefusal.TryAsync(User, caller => Delete.RunAsync(caller, line.Template.TemplateId, match, CancellationToken.None));
        if (refusal is null)
        {
            Snackbar.Add(TemplatesText.Deleted.With(line.Template.Name), Severity.Success);
        }
        else
        {
            _failure = TemplatesText.CannotDelete.With(line.Template.Name, refusal.Text());
        }

        await _list!.ReloadAsync();
    }

    private static IEnumerable<string> Lost(Template template)
    {
        yield return TemplatesText.LostText.With(template.Text.Length <= MostShown ? template.Text : template.Text[..MostShown] + "…");
        if (template.Shortcut is { Length: > 0 } shortcut)
        {
            yield return TemplatesText.LostShortcut.With(shortcut.TrimStart('/'));
        }
    }

    private static Confirmation Question(Template template) => new(TemplatesText.DeleteTitle.With(template.Name), TemplatesText.DeleteAction)
    {
        Lost = [.. Lost(template)],
        Text = TemplatesText.DeleteText,
    };
}
