using Microsoft.AspNetCore.Components;
using TwoWayChat.Contacts;
using TwoWayChat.Hosting;
using TwoWayChat.Web;
using TwoWayChat.Web.Shared;

namespace TwoWayChat.Messages.Ui;

/// <summary>Whom to write to. Contacts are looked for as soon as a letter is typed: digits are a number.</summary>
public sealed partial class WhomField : IDisposable
{
    private const int MostOffered = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _end = new();
    private IReadOnlyList<Contact> _found = [];
    private int _searches;

    /// <summary>What is typed; the number of a contact that was chosen.</summary>
    [Parameter]
    public string? Value { get; set; }

    [Parameter]
    public EventCallback<string?> ValueChanged { get; set; }

    [Parameter]
    public string? Error { get; set; }

    /// <summary>Whether it has the focus at first.</summary>
    [Parameter]
    public bool IsFirst { get; set; }

    /// <summary>A contact was chosen: the field is done with.</summary>
    [Parameter]
    public EventCallback OnChosen { get; set; }

    [Inject]
    private CurrentUser Reader { get; set; } = default!;

    [Inject]
    private FindContacts Contacts { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    private async Task TypedAsync(string? text)
    {
        var search = ++_searches;
        await ValueChanged.InvokeAsync(text);
        if (text is null || !text.Any(char.IsLetter))
        {
            _found = [];
            return;
        }

        await Task.Delay(Pause, Time, _end.Token);
        if (search == _searches)
        {
            await SearchAsync(text.Trim(), search);
        }
    }

    private async Task SearchAsync(string text, int search)
    {
        IReadOnlyList<Contact> found = [];
        await FormRefusal.TryAsync(
            Reader,
            async caller => found = (await Contacts.RunAsync(caller.Account, null, PageRequest.Of(text, null, keys: 1), _end.Token)).Items,
            _end.Token);
        if (search == _searches)
        {
            _found = [.. found.Take(MostOffered)];
        }
    }

    private async Task ChooseAsync(Contact contact)
    {
        _searches++;
        _found = [];
        await ValueChanged.InvokeAsync(contact.Address);
        await OnChosen.InvokeAsync();
    }
}
