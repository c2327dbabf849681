using Microsoft.AspNetCore.Components.Server.Circuits;

namespace TwoWayChat.Web;

/// <summary>Whether the browser of this circuit is there. A circuit goes on for a while without one, but nobody sees what it shows.</summary>
internal sealed class CircuitConnection : CircuitHandler
{
    /// <summary>Came back, or went. Called outside the circuit's own turn.</summary>
    public event EventHandler? Changed;

    public bool IsUp { get; private set; } = true;

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) => SetAsync(true);

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken) => SetAsync(false);

    private Task SetAsync(bool isUp)
    {
        if (IsUp != isUp)
        {
            IsUp = isUp;
            Changed?.Invoke(this, EventArgs.Empty);
        }

        return Task.CompletedTask;
    }
}
