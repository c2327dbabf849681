using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using MudBlazor.Services;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Tests.Web;

public class SettingsFormTests
{
    [Fact]
    public async Task Change_NotSaved_IsNotLeftWithoutAQuestion()
    {
        await using var page = new BunitContext();
        var dialogs = Prepare(page);
        var form = page.Render<SettingsForm>(With(null));
        var navigation = page.Services.GetRequiredService<BunitNavigationManager>();
        await form.Find("input").InputAsync("new");

        await form.InvokeAsync(() => navigation.NavigateTo("/elsewhere"));
        await dialogs.WaitForElements(".mud-dialog-actions button")[0].ClickAsync(new());
        dialogs.WaitForState(() => dialogs.FindAll(".mud-dialog").Count == 0);
        navigation.Uri.ShouldNotContain("elsewhere");

        await form.Find("form").SubmitAsync();
        await form.InvokeAsync(() => navigation.NavigateTo("/elsewhere"));
        navigation.Uri.ShouldContain("elsewhere");
    }

    [Fact]
    public async Task Refusal_IsToldBesideTheButton_AndTheWrongFieldGetsTheFocus()
    {
        await using var page = new BunitContext();
        Prepare(page);
        var form = page.Render<SettingsForm>(With("Not done yet."));

        await form.Find("form").SubmitAsync();

        form.Find(".notice").NextElementSibling!.ClassName.ShouldBe("actions");
        page.JSInterop.VerifyInvoke("focusFirstInvalid").Arguments.ShouldBe([form.Find("form").Id]);
    }

    private static IRenderedComponent<MudDialogProvider> Prepare(BunitContext page)
    {
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddMudServices();
        return page.Render<MudDialogProvider>();
    }

    private static Action<ComponentParameterCollectionBuilder<SettingsForm>> With(string? error) => parameters => parameters
        .Add(form => form.Error, error)
        .Add(form => form.OnSubmit, () => { })
        .Add(form => form.OnReload, () => { })
        .Add(form => form.ChildContent, (RenderFragment)(builder => builder.AddMarkupContent(0, "<input />")));
}
