// WebSockets alone (transport 1): without negotiation any node may take the connection, so no sticky sessions are needed.
// Attempts slow down to one in ten seconds and go on for a working day.
const delays = [0, 500, 1000, 2000, 5000];
await Blazor.start({
  circuit: {
    configureSignalR: builder => builder.withUrl("_blazor", { skipNegotiation: true, transport: 1 }).configureLogging("warn"),
    reconnectionOptions: { maxRetries: 3600, retryIntervalMilliseconds: attempt => delays[attempt] ?? 10000 },
  },
  ssr: { disableDomPreservation: true },
});
document.getElementById("waiting-title").remove();
