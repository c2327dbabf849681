using TwoWayChat.Callbacks.Wire;
using TwoWayChat.Companies;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;

namespace TwoWayChat.Callbacks.Settings;

/// <summary>A checked change of the configuration.</summary>
/// <param name="Input">As it came, with URL and event types in the form to store.</param>
/// <param name="ReceiverPassword">The receiver's new password, protected; null keeps the old one.</param>
internal sealed record ChatApiConfigChange(ChatApiConfigInput Input, string? ReceiverPassword)
{
    /// <summary>
    /// The input with its texts trimmed and its types in the catalogue's order; what is wrong goes into <paramref name="check"/>.
    /// The URL is <see cref="CheckCallbackUrl"/>'s part.
    /// </summary>
    public static ChatApiConfigInput Validate(Check check, ChatApiConfigInput input)
    {
        var valid = input.EventTypes is { } types ? input with { EventTypes = Choice(check, types) } : input;
        return input.Receiver is { } receiver ? valid with { Receiver = Receiver(check, receiver) } : valid;
    }

    /// <summary>The configuration as it shall stand, and the endpoint called again; throws a 400 for credentials of which a half is missing.</summary>
    public ChatApiConfig Apply(ChatApiConfig config, long now)
    {
        var changed = config with
        {
            Enabled = Input.Enabled ?? config.Enabled,
            Delivery = Input.Delivery is { } delivery ? EnumText.Of(delivery) : config.Delivery,
            CallbackUrl = Input.NamesCallbackUrl ? Input.CallbackUrl : config.CallbackUrl,
            EventTypes = Input.NamesEventTypes ? ChatApiConfig.TypesText(Input.EventTypes) : config.EventTypes,
            CallbackOrder = Input.CallbackOrder is { } order ? EnumText.Of(order) : config.CallbackOrder,
            DisabledReason = null,
            UpdatedAt = now,
        };
        return Input.NamesReceiver ? WithReceiver(changed) : changed;
    }

    private ChatApiConfig WithReceiver(ChatApiConfig config)
    {
        if (Input.Receiver is not { } receiver)
        {
            return config with { ReceiverUser = null, ReceiverPassword = null };
        }

        var user = receiver.User ?? config.ReceiverUser;
        var password = ReceiverPassword ?? config.ReceiverPassword;
        new Check()
            .That(user is not null, "receiver.user", "REQUIRED", "must not be missing where none is stored")
            .That(password is not null, "receiver.password", "REQUIRED", "must not be missing where none is stored")
            .Enforce();
        return config with { ReceiverUser = user, ReceiverPassword = password };
    }

    private static List<string> Choice(Check check, IReadOnlyList<string?> types)
    {
        foreach (var unknown in types.Where(type => !EventTypes.Choosable.Contains(type)).Take(1))
        {
            check.That(
                false, "eventTypes", "UNKNOWN_EVENT_TYPE", $"'{unknown}' is none of the types to choose from; those of the session itself always come");
        }

        return [.. EventTypes.Choosable.Where(types.Contains)];
    }

    private static ReceiverInput Receiver(Check check, ReceiverInput receiver)
    {
        var user = receiver.User is null ? null : check.Text(receiver.User, "receiver.user", ReceiverInput.MostLength);
        check.That(user?.Contains(':') is not true, "receiver.user", "INVALID_CHARACTER", "must not hold a colon, which ends the user name (RFC 7617)");
        if (receiver.Password is { } password)
        {
            check.That(password.Length <= ReceiverInput.MostLength, "receiver.password", "TOO_LONG",
                $"must have at most {ReceiverInput.MostLength} characters");
            check.That(!password.Any(char.IsControl), "receiver.password", "INVALID_CHARACTER", "must not hold control characters");
        }

        return receiver with { User = user };
    }
}
