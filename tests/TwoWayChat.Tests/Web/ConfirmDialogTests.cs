using Bunit;
using MudBlazor;
using MudBlazor.Services;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Tests.Web;

public class ConfirmDialogTests
{
    [Theory]
    [InlineData("Delete property", true)]
    [InlineData("Cancel", false)]
    public async Task Question_Answered_NamesTheLossAndGivesTheAnswer(string pressed, bool agreed)
    {
        await using var page = new BunitContext();
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddMudServices();
        var provider = page.Render<MudDialogProvider>();
        var dialogs = page.Services.GetRequiredService<IDialogService>();
        var ask = new Confirmation("Delete the property Billing?", "Delete property") { Lost = ["12 templates"] };

        var answer = provider.InvokeAsync(() => ConfirmDialog.AskAsync(dialogs, ask));
        provider.WaitForElement("ul.lost li").TextContent.ShouldBe("12 templates");
        provider.Find("h2").TextContent.ShouldBe("Delete the property Billing?");
        await provider.FindAll("button").Single(button => button.TextContent.Trim() == pressed).ClickAsync(new());

        (await answer).ShouldBe(agreed);
    }
}
