using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Web;

namespace TwoWayChat.Callbacks.Ui;

/// <summary>Copyable commands.</summary>
public sealed partial class CurlCard
{
    private Caller? _caller;

    [Inject]
    private CurrentUser User { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IOptions<ServerOptions> Server { get; set; } = default!;

    private string Base => (Server.Value.PublicUrl.Length > 0 ? Server.Value.PublicUrl : Navigation.BaseUri).TrimEnd('/') + ApiPaths.Base;

    private string SignInName => _caller!.Account.SignInName;

    private string Register => string.Join(
        '\n',
        "curl --request POST --header 'Content-Type: application/json' \\",
        $"  --user '{SignInName}:PASSWORD' \\",
        $"  '{Base}/integration/' \\",
        $"  --data '{{\"user\":\"{SignInName}\"}}'");

    private string Deregister => string.Join(
        '\n',
        "curl --request DELETE --header 'Content-Type: application/json' \\",
        $"  --user '{SignInName}:PASSWORD' \\",
        $"  '{Base}/integration/SESSION_ID'");

    protected override async Task OnInitializedAsync() => _caller = await User.CallerAsync(CancellationToken.None);
}
