using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Tests.Web;

public class FormRefusalTests
{
    [Fact]
    public async Task Act_Done_IsNoRefusal() => (await FormRefusal.TryAsync(() => Task.CompletedTask)).ShouldBeNull();

    [Fact]
    public async Task Act_RefusedAtFields_IsToldAtEachOfThem()
    {
        var refusal = await RefusedAsync(ApiException.Invalid([new("name", "REQUIRED", "must not be empty"), new("age", "TOO_HIGH", "must be lower")]));

        refusal.At("name").ShouldBe("Please fill this in.");
        refusal.At("email").ShouldBeNull();
        refusal.Text("name", "age").ShouldBe("Not done yet. Please correct what is marked.");
        refusal.Text("name").ShouldContain("Must be lower.");
        refusal.IsStale.ShouldBeFalse();
    }

    [Fact]
    public async Task Act_RefusedByARuleWithValues_IsToldInTheWordsOfTheScreen()
    {
        const int Most = 64;
        var check = new Check().That(false, "name", "TOO_LONG", $"must have at most {Most} characters").That(false, "text", "ODD", $"is odd by {Most} {{}}");

        var refusal = await RefusedAsync(ApiException.Invalid(check.Errors));

        check.Errors.Select(error => error.Message).ShouldBe(["must have at most 64 characters", "is odd by 64 {}"]);
        refusal.At("name").ShouldBe("At most 64 characters, please.");
        refusal.At("text").ShouldBe("Is odd by 64 {}.");
    }

    [Fact]
    public void Rule_ThatHolds_PutsNoWordsTogether()
    {
        var asked = 0;
        var check = new Check().That(true, "name", "TOO_LONG", $"must have at most {++asked} characters").That(false, "name", "TOO_LONG", $"has {++asked}");

        check.Errors.ShouldHaveSingleItem().Message.ShouldBe("has 1");
    }

    [Fact]
    public async Task Act_RefusedAsAWhole_SaysWhatToDo()
    {
        (await RefusedAsync(ApiException.StaleVersion())).IsStale.ShouldBeTrue();
        (await RefusedAsync(ApiException.StaleVersion())).Text().ShouldContain("Somebody else has changed this");
        (await RefusedAsync(ApiException.AccessDenied())).Text().ShouldContain("A global manager of your company can do it");
        (await RefusedAsync(ApiException.NotFound("User"))).Text().ShouldContain("not there any more");
        (await RefusedAsync(ApiException.Unavailable())).Text().ShouldContain("try again");
        (await RefusedAsync(ApiException.Conflict("It stays one"))).Text().ShouldBe("It stays one.");
    }

    [Fact]
    public Task Act_WithABug_IsNotCaught() =>
        Should.ThrowAsync<InvalidOperationException>(() => FormRefusal.TryAsync(() => throw new InvalidOperationException()));

    [Fact]
    public async Task Act_OfAReaderWhoCannotBeLookedUp_IsTriedLater()
    {
        await using var server = await TestServer.StartAsync(DatabaseKind.Sqlite, new() { Services = BreakableDatabase.Wrap });
        var company = await server.Seed.CreateCompanyAsync();
        await using var page = await Reading.AsAsync(server, company, await server.Seed.AddUserAsync(company, Role.Agent));
        var reader = page.Services.GetRequiredService<CurrentUser>();
        (await FormRefusal.TryAsync(reader, _ => Task.CompletedTask)).ShouldBeNull();

        ((BreakableDatabase)server.Database).IsOut = true;
        var refusal = await FormRefusal.TryAsync(reader, _ => throw new InvalidOperationException("the act is not reached"));
        ((BreakableDatabase)server.Database).IsOut = false;

        refusal!.Text().ShouldContain("try again");
    }

    private static async Task<FormRefusal> RefusedAsync(ApiException error) => (await FormRefusal.TryAsync(() => throw error))!;
}
