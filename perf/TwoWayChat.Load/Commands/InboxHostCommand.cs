using System.CommandLine;
using TwoWayChat.Load.Inboxes;

namespace TwoWayChat.Load.Commands;

/// <summary><c>inbox-host</c>: the server that <c>inboxes</c> measures.</summary>
internal static class InboxHostCommand
{
    public static Command Create()
    {
        var command = new Command("inbox-host", "Runs the server whose inboxes are measured") { Hidden = true };
        command.SetAction((_, cancellationToken) => InboxHost.RunAsync(cancellationToken));
        return command;
    }
}
