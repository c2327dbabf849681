using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using TwoWayChat.Callbacks.Wire;

namespace TwoWayChat.Tests.Callbacks;

public sealed class CallbackWireSetupTests
{
    [Fact]
    public async Task Add_FromConfiguration_SendsAndChecksByIt()
    {
        await using var receiver = await HttpReceiver.StartAsync(_ => Task.CompletedTask);
        await using var services = Services(("Callbacks:AllowHttp", "true"), ("Callbacks:AllowedNetworks:0", "127.0.0.0/8"));

        var answer = await services.GetRequiredService<CallbackSender>().SendAsync(Wire.Request(receiver.Url), TestContext.Current.CancellationToken);
        var check = await services.GetRequiredService<CheckCallbackUrl>().CheckAsync(receiver.Url.ToString(), TestContext.Current.CancellationToken);

        answer.Kind.ShouldBe(AnswerKind.Delivered);
        check.Code.ShouldBeNull();
    }

    [Fact]
    public async Task Add_WithWrongSetting_RefusesNamingTheKey()
    {
        await using var services = Services(("Callbacks:AllowedNetworks:0", "intranet"));

        Should.Throw<OptionsValidationException>(services.GetRequiredService<CallbackSender>).Message.ShouldContain("Callbacks:AllowedNetworks:0");
    }

    private static ServiceProvider Services(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddCallbackWire(configuration);
        return services.BuildServiceProvider();
    }
}
