using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using TwoWayChat.Chats;
using TwoWayChat.Contacts;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Messages.Outbound;
using TwoWayChat.Properties;
using TwoWayChat.Security;
using TwoWayChat.Sms;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Messages.Ui;

/// <summary>Asks for all that the first message to a customer needs, sends it, and closes with the chat's id.</summary>
public sealed partial class StartChatDialog
{
    private IReadOnlyList<(string Value, string Text)> _properties = [];
    private IReadOnlyList<(string Value, string Text)> _senders = [("", MessagesText.StartFromDefault)];
    private string? _to;
    private string? _propertyId;
    private string? _senderAddress = "";
    private string? _text;
    private string _self = "";
    private MudTextField<string>? _textField;
    private FormRefusal? _refusal;
    private FoundOpen? _found;
    private bool _isOffered;
    private bool _isPropertyCut;
    private bool _isSenderCut;

    /// <summary>Whom to write to, where that is known.</summary>
    [Parameter]
    public string? To { get; set; }

    /// <summary>The property that is chosen first.</summary>
    [Parameter]
    public string? PropertyId { get; set; }

    /// <summary>The sender address that is chosen first.</summary>
    [Parameter]
    public string? From { get; set; }

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject]
    private CurrentUser User { get; set; } = default!;

    [Inject]
    private PropertyStore Properties { get; set; } = default!;

    [Inject]
    private SenderAddressStore Senders { get; set; } = default!;

    [Inject]
    private StartChat Starting { get; set; } = default!;

    [Inject]
    private Drafts Drafts { get; set; } = default!;

    [Inject]
    private Ids Ids { get; set; } = default!;

    /// <summary>The fields that are there to be marked.</summary>
    private string[] Fields => _properties.Count > 1 ? ["to", "propertyId", "senderAddress", "text"] : ["to", "senderAddress", "text"];

    /// <summary>The chat's id, or null when the reader has thought better of it.</summary>
    /// <param name="dialogs">Shows it.</param>
    /// <param name="like">A chat whose contact, property and sender address are chosen first.</param>
    internal static Task<string?> ShowAsync(IDialogService dialogs, Chat? like) => ShowAsync(dialogs, like?.ContactAddress, like);

    /// <summary>The same for a contact's address.</summary>
    internal static async Task<string?> ShowAsync(IDialogService dialogs, string? address, Chat? like)
    {
        var parameters = new DialogParameters<StartChatDialog>
        {
            { dialog => dialog.To, address },
            { dialog => dialog.PropertyId, like?.PropertyId },
            { dialog => dialog.From, like?.SenderAddress },
        };
        var shown = await dialogs.ShowAsync<StartChatDialog>(null, parameters);
        return await shown.Result is { Canceled: false, Data: string chatId } ? chatId : null;
    }

    protected override async Task OnInitializedAsync()
    {
        _self = Ids.New();
        _to = To;
        _refusal = await FormRefusal.TryAsync(User, caller => OfferAsync(caller.Account));
        _isOffered = _refusal is null;
    }

    private async Task OfferAsync(Account reader)
    {
        var page = new PageRequest(Choice.Most, []);
        var properties = await Properties.ListAsync(reader, page, CancellationToken.None);
        var senders = await Senders.ListAsync(reader, null, page, CancellationToken.None);
        _isPropertyCut = properties.Count > page.Limit;
        _isSenderCut = senders.Count > page.Limit;
        _properties = [.. properties.Take(page.Limit).Select(property => (property.PropertyId, property.Name))];
        _senders = [.. _senders, .. senders.Take(page.Limit).Select(sender => (sender.Address, sender.Address))];
        _propertyId = Known(_properties, PropertyId) ?? (_properties is [var first, ..] ? first.Value : "");
        _senderAddress = Known(_senders, From) ?? "";
    }

    private async Task WriteAsync() => await _textField!.FocusAsync();

    private async Task SendAsync()
    {
        _refusal = await FormRefusal.TryAsync(User, async caller =>
        {
            var started = await Starting.RunAsync(Opening(caller), Key(caller), CancellationToken.None);
            Dialog.Close(started.Chat.Id);
        });
        _found = _refusal?.More<FoundOpen>(FoundOpen.Name);
    }

    /// <summary>Leads to the chat that is open; what was written waits there, unless something else does.</summary>
    private async Task OpenFoundAsync()
    {
        var chatId = _found!.ChatId;
        await FormRefusal.TryAsync(User, caller => Drafts.HandOverAsync(caller.Account, chatId, _text ?? "", CancellationToken.None));
        Dialog.Close(chatId);
    }

    private ChatOpening Opening(Caller caller)
    {
        var check = new Check();
        check.That(!string.IsNullOrEmpty(_propertyId), "propertyId", "REQUIRED", "must not be empty");
        var opening = new ChatOpening(
            MessagesApi.Recipient(check, caller.Account, _to),
            _propertyId ?? "",
            string.IsNullOrEmpty(_senderAddress) ? null : AddressField.Read(check, _senderAddress, "senderAddress", "INVALID_SENDER"),
            new OutboundText { Caller = caller, Text = MessageText.Read(check, _text), Origin = Chats.Origin.Agent });
        check.Enforce();
        return opening;
    }

    /// <summary>The same wish sent twice from this dialog, because an answer was lost, starts one chat with one message.</summary>
    private IdempotencyKey Key(Caller caller)
    {
        var wish = Encoding.UTF8.GetBytes(string.Join('\0', _self, _to, _propertyId, _senderAddress, _text));
        var hash = Convert.ToHexStringLower(SHA256.HashData(wish));
        return new IdempotencyKey(caller.CompanyId, caller.Account.UserId, $"inbox-{hash}", hash);
    }

    private static string? Known(IReadOnlyList<(string Value, string Text)> choices, string? value) =>
        choices.FirstOrDefault(choice => choice.Value == value).Value;
}
