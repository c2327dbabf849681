using TwoWayChat.Callbacks.Settings;
using TwoWayChat.Companies;
using TwoWayChat.Data;
using TwoWayChat.Events;

namespace TwoWayChat.Callbacks.Ui;

/// <summary>The configuration as the page edits it.</summary>
internal sealed class ChatApiConfigForm(ChatApiConfig config)
{
    public long Version => config.Version;

    public bool Enabled { get; set; } = config.Enabled;

    public string? Delivery { get; set; } = config.Delivery;

    public string? CallbackUrl { get; set; } = config.CallbackUrl;

    public string? Order { get; set; } = config.CallbackOrder;

    public bool AllTypes { get; set; } = config.EventTypes is null;

    public HashSet<string> Types { get; } = [.. config.ChosenTypes ?? EventTypes.Logged];

    public bool HasReceiver { get; set; } = config.ReceiverUser is not null;

    public bool HadReceiver => config.ReceiverUser is not null;

    public string? ReceiverUser { get; set; } = config.ReceiverUser;

    /// <summary>Only ever what is typed in: the one that is stored is not shown.</summary>
    public string? ReceiverPassword { get; set; }

    public string? DisabledReason => config.DisabledReason;

    public long? PreviousSecretUntil => config.PreviousSecretUntil;

    /// <summary>A URL has been saved.</summary>
    public bool HasUrl => config.CallbackUrl is not null;

    public void Toggle(string type)
    {
        if (!Types.Remove(type))
        {
            Types.Add(type);
        }
    }

    /// <summary>What the route would be sent.</summary>
    public ChatApiConfigInput Input() => new()
    {
        Enabled = Enabled,
        Delivery = EnumText.Parse<Delivery>(Delivery!),
        CallbackUrl = string.IsNullOrWhiteSpace(CallbackUrl) ? null : CallbackUrl.Trim(),
        EventTypes = AllTypes ? null : [.. Types],
        CallbackOrder = EnumText.Parse<CallbackOrder>(Order!),
        Receiver = HasReceiver
            ? new ReceiverInput
            {
                User = ReceiverUser ?? "",
                Password = string.IsNullOrEmpty(ReceiverPassword) && HadReceiver ? null : ReceiverPassword ?? "",
            }
            : null,
    };
}
