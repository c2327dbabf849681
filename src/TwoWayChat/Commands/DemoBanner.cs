using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Commands;

/// <summary>What the demo says once it runs: where, who, and what to do first.</summary>
internal static class DemoBanner
{
    public static void Write(TextWriter output, DemoFile file, string folder)
    {
        var manager = file.Users.First(user => user.Role == Role.GlobalManager);
        var agent = file.Users.First(user => user.Role == Role.Agent);
        output.WriteLine(
            $$"""

              TwoWayChat demo. It listens on this machine only and keeps everything in {{folder}}

                Browser   {{file.Http}}
                HTTPS     {{file.Https}} (certificate of its own)
                Number    {{file.SenderAddress}}, on the phone simulator; BILLING as the first word goes to Billing

                Sign in as       with password          role
            {{string.Join('\n', file.Users.Select(Line))}}

              Next: sign in as {{manager.User}}, Administration, Chat API Config, and enter the callback URL
                {{file.Inspector}}
              Then register an agent for callbacks:
                curl --user '{{manager.User}}:{{manager.Password}}' --header 'Content-Type: application/json' \
                  '{{file.Http}}{{ApiPaths.Base}}/integration/' --data '{"user":"{{agent.User}}"}'

              All of this is in {{Path.Combine(folder, DemoFile.Name)}} too. Ctrl+C stops the demo; the next start goes on with the same data.

            """);
    }

    private static string Line(DemoUser user) => $"    {user.User,-16} {user.Password,-22} {EnumText.Of(user.Role)}";
}
