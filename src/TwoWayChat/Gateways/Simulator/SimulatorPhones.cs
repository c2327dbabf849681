using System.Collections.Concurrent;
using TwoWayChat.Events;

namespace TwoWayChat.Gateways.Simulator;

/// <summary>
/// The phones of the simulator as this node knows them: how each behaves, and who looks at its screen. Their messages are in the database; this may be
/// lost at any time.
/// </summary>
internal sealed class SimulatorPhones(ILogger<SimulatorPhones> logger)
{
    private readonly ConcurrentDictionary<(string CompanyId, string Address), PhoneMode> modes = new();
    private readonly Listeners<string> watchers = new(logger);

    /// <summary>
    /// How the phone behaves. Numbers that nobody has set go by their ending: 99001 fails, 99002 is refused, 99003 gives no receipt, 99004 a late one,
    /// 99005 has opted out with the carrier; all others are delivered to.
    /// </summary>
    public PhoneMode ModeOf(string companyId, string address) =>
        modes.TryGetValue((companyId, address), out var mode) ? mode : ByEnding(address);

    /// <summary>Has the phone behave so, until the server restarts.</summary>
    public void SetMode(string companyId, string address, PhoneMode mode) => modes[(companyId, address)] = mode;

    /// <summary>Calls <paramref name="received"/> after each text to the phone, on the sending thread: it must not block.</summary>
    public IDisposable Watch(string companyId, string address, Action received) => watchers.Add(companyId, to =>
    {
        if (to == address)
        {
            received();
        }
    });

    /// <summary>Tells those who watch the phone that a text has come.</summary>
    public void Received(string companyId, string address) => watchers.Tell(companyId, address);

    private static PhoneMode ByEnding(string address) => address switch
    {
        [.., '9', '9', '0', '0', '1'] => PhoneMode.Failed,
        [.., '9', '9', '0', '0', '2'] => PhoneMode.Refused,
        [.., '9', '9', '0', '0', '3'] => PhoneMode.NoReceipt,
        [.., '9', '9', '0', '0', '4'] => PhoneMode.LateReceipt,
        [.., '9', '9', '0', '0', '5'] => PhoneMode.OptedOut,
        _ => PhoneMode.Delivered,
    };
}
