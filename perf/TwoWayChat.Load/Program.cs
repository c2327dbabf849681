using System.CommandLine;
using TwoWayChat.Load.Commands;

// Without a handler of the library's: SIGINT ends the program at once, and servers and databases with it, unless a command hears of it itself.
return await LoadCommands.Root().Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
