using TwoWayChat.Load.Commands;

return await LoadCommands.Root().Parse(args).InvokeAsync();
