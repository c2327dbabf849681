using System.Buffers.Binary;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Security;

public class PasswordsTests
{
    private static readonly int MoreThanTheQueueHolds = (32 * Environment.ProcessorCount) + 4;

    [Fact]
    public async Task Hash_OfAPassword_IsPbkdf2Sha512AtFullStrength()
    {
        var server = await TestServer.SharedAsync(DatabaseKind.Sqlite);
        var passwords = server.Services.GetRequiredService<Passwords>();

        var hash = Convert.FromBase64String(await passwords.HashAsync("correct horse", CancellationToken.None));

        hash[0].ShouldBe((byte)1);
        BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1)).ShouldBe(2u, "HMAC-SHA512");
        BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)).ShouldBe((uint)SecurityOptions.LeastRounds);
        BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(9)).ShouldBe(16u, "bytes of salt");
        (await passwords.VerifyAsync(Convert.ToBase64String(hash), "correct horse", CancellationToken.None)).ShouldBeTrue();
        (await passwords.VerifyAsync(Convert.ToBase64String(hash), "correct horsf", CancellationToken.None)).ShouldBeFalse();
        (await passwords.VerifyAsync(null, "no user has this", CancellationToken.None)).ShouldBeFalse();
    }

    /// <summary>That both wait in the same queue shows, without a clock, that an unknown user costs a hash too.</summary>
    [Fact]
    public async Task Queue_Full_Is429ForKnownAndUnknownAndNothingForTheRemembered()
    {
        await using var server = await TestServer.StartAsync(DatabaseKind.Sqlite, new() { Routes = ProbeRoutes.Map });
        var company = await server.Seed.CreateCompanyAsync();
        var user = await server.Seed.AddUserAsync(company, Role.Agent);
        var passwords = server.Services.GetRequiredService<Passwords>();

        await InAStormAsync(passwords, async () =>
        {
            foreach (var name in new[] { user.SignInName, $"nobody@{company.Name}" })
            {
                await Eventually.HoldsAsync(
                    async () => (await AnswerAsync(server, name, "wrong")).Contains("Too many sign-ins at once", StringComparison.Ordinal));
            }

            (await AnswerAsync(server, user.SignInName, user.Password)).ShouldContain(user.SignInName);
        });
    }

    [Theory, OnBothDatabases]
    public async Task Rounds_Raised_MakeAHashAnewAtTheNextSignIn(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(
            kind, new() { Routes = ProbeRoutes.Map, Settings = [("Security:PasswordRounds", "220000"), ("Security:VerifiedFor", "00:00:00")] });
        var user = await server.Seed.AddUserAsync(await server.Seed.CreateCompanyAsync(), Role.Agent);
        var hash = new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = SecurityOptions.LeastRounds }))
            .HashPassword(user, user.Password);
        await server.Database.WriteAsync(
            user.Company.Id,
            scope => scope.ExecuteAsync(
                "update users set password_hash = @hash where user_id = @Id", new { hash, user.Id }),
            CancellationToken.None);

        (await AnswerAsync(server, user.SignInName, "wrong")).ShouldNotContain(user.SignInName);
        (await RoundsAsync(server, user)).ShouldBe((uint)SecurityOptions.LeastRounds);
        (await AnswerAsync(server, user.SignInName, user.Password)).ShouldContain(user.SignInName);

        (await RoundsAsync(server, user)).ShouldBe(220_000u);
        (await AnswerAsync(server, user.SignInName, user.Password)).ShouldContain(user.SignInName);
    }

    [Fact]
    public async Task Rounds_BelowTheLeast_KeepTheServerFromStarting()
    {
        var refused = await Should.ThrowAsync<Exception>(
            () => TestServer.StartAsync(DatabaseKind.Sqlite, new() { Settings = [("Security:PasswordRounds", "209999")] }));

        refused.Message.ShouldContain("Security:PasswordRounds");
    }

    private static async Task<uint> RoundsAsync(TestServer server, TestUser user)
    {
        var hash = await server.Database.FirstOrDefaultAsync<string>(
            "select password_hash from users where user_id = @Id", new { user.Id }, CancellationToken.None);
        return BinaryPrimitives.ReadUInt32BigEndian(Convert.FromBase64String(hash!).AsSpan(5));
    }

    /// <summary>Runs <paramref name="act"/> while the queue of hashes is full; the storm ends with it, however it ends.</summary>
    private static async Task InAStormAsync(Passwords passwords, Func<Task> act)
    {
        using var over = new CancellationTokenSource();
        using var done = new SemaphoreSlim(0);
        var storm = Enumerable.Range(0, MoreThanTheQueueHolds).Select(_ => GuessAsync(passwords, done, over.Token)).ToList();
        try
        {
            await act();
        }
        finally
        {
            await over.CancelAsync();
            await Task.WhenAll(storm);
        }
    }

    /// <summary>Guesses on and on, and when turned away again with the next hash that is done: the queue never has a place free for long.</summary>
    private static async Task GuessAsync(Passwords passwords, SemaphoreSlim done, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            if (await Record.ExceptionAsync(() => passwords.VerifyAsync(null, "guess", over)) is null)
            {
                done.Release();
            }
            else
            {
                await Record.ExceptionAsync(() => done.WaitAsync(over));
            }
        }
    }

    private static async Task<string> AnswerAsync(TestServer server, string name, string password)
    {
        using var client = server.WithBasic(name, password);
        using var answer = await client.GetAsync("probe/caller");
        return await answer.Content.ReadAsStringAsync();
    }
}
