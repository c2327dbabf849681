using Microsoft.AspNetCore.Components;
using TwoWayChat.Chats.Routing;
using TwoWayChat.Hosting;
using TwoWayChat.Properties;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Chats.Ui;

/// <summary>Administration · Keywords · Try a message: which rule of routing wins, and why.</summary>
public sealed partial class KeywordTester
{
    private List<(string Value, string Text)> _senders = [("", TesterText.ToAny)];
    private string? _text;
    private string? _senderId = "";
    private string? _from;
    private RoutingVerdict? _verdict;
    private FormRefusal? _refusal;
    private bool _isCut;

    [Inject]
    private CurrentUser User { get; set; } = default!;

    [Inject]
    private SenderAddressStore Addresses { get; set; } = default!;

    [Inject]
    private TestRouting Routing { get; set; } = default!;

    protected override async Task OnInitializedAsync() => _refusal = await FormRefusal.TryAsync(User, async caller =>
    {
        var page = new PageRequest(Choice.Most, []);
        var rows = await Addresses.ListAsync(caller.Account, null, page, CancellationToken.None);
        _isCut = rows.Count > page.Limit;
        _senders = [.. rows.Take(page.Limit).Select(row => (row.SenderAddressId, row.Address)), .. _senders];
        _senderId = _senders[0].Value;
    });

    private async Task TryAsync()
    {
        _verdict = null;
        var question = new RoutingQuestion(_text, _senderId, _from);
        _refusal = await FormRefusal.TryAsync(User, async caller => _verdict = await Routing.RunAsync(caller, question, CancellationToken.None));
    }
}
