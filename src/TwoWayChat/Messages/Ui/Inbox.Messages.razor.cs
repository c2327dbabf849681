using Microsoft.AspNetCore.Components;
using TwoWayChat.Chats;
using TwoWayChat.Chats.Ui;
using TwoWayChat.Hosting;
using TwoWayChat.Messages.Outbound;
using TwoWayChat.Security;
using TwoWayChat.Templates;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Messages.Ui;

/// <summary>What is done to single messages, and what is offered for new ones.</summary>
public sealed partial class Inbox
{
    [Inject]
    private ResendMessage Resending { get; set; } = default!;

    [Inject]
    private RedactMessage Redacting { get; set; } = default!;

    [Inject]
    private UsableTemplates Usable { get; set; } = default!;

    // What has changed comes back by the event log. The key lets two presses on one button be one attempt.
    private async Task ResendAsync(string messageId)
    {
        var chatId = Thread.Chat!.ChatId; // Another one may be open once the reader is known.
        await TryAsync(async viewer =>
        {
            var caller = new Caller(viewer);
            var key = new IdempotencyKey(viewer.CompanyId, viewer.UserId, $"inbox-resend-{messageId}", messageId);
            await Resending.RunAsync(new MessageResend(caller, chatId, messageId, Origin.Agent), key, _end.Token);
        });
    }

    private async Task RedactAsync(string messageId)
    {
        var chatId = Thread.Chat!.ChatId;
        var question = new Confirmation(ChatsText.RedactTitle, ChatsText.RedactAction) { Text = ChatsText.RedactText };
        if (await ConfirmDialog.AskAsync(Dialogs, question))
        {
            await TryAsync(viewer => Redacting.RunAsync(new Caller(viewer), chatId, messageId, _end.Token));
        }
    }

    private async Task<IReadOnlyList<(string Name, string? Shortcut, string Text)>> TemplatesAsync(Chat chat, string typed)
    {
        IReadOnlyList<(string Name, string? Shortcut, string Text)> found = [];
        await FormRefusal.TryAsync(
            User,
            async caller => found =
            [
                .. (await Usable.ForAsync(caller, chat.PropertyId, typed, _end.Token))
                    .Select(template => (template.Name, template.Shortcut, FillTemplate.Fill(template, chat, caller.Account))),
            ],
            _end.Token);
        return found;
    }
}
