using TwoWayChat;
using TwoWayChat.Data;

var app = Server.Build([]);
await app.Services.GetRequiredService<Migrator>().RunAsync(CancellationToken.None);
await app.RunAsync();
