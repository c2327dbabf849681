using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace TwoWayChat.Web.Shared;

/// <summary>
/// A small picture beside or in place of a word, as <c>MudIcon</c> draws it, but as one piece of markup: a component costs some 2 KB in every open page.
/// </summary>
internal static class Glyph
{
    private static readonly ConcurrentDictionary<(string Shape, Size Size, string? Class), MarkupString> Drawn = new();

    /// <summary>The picture, hidden from screen readers: the words are beside it or in its button's label.</summary>
    /// <param name="shape">One of <c>MudBlazor.Icons</c>: markup, never what somebody has written.</param>
    /// <param name="size">As <c>MudIcon</c> has it.</param>
    /// <param name="cssClass">A further class of ours.</param>
    public static MarkupString Of(string shape, Size size = Size.Medium, string? cssClass = null) =>
        Drawn.GetOrAdd((shape, size, cssClass), static key => new MarkupString(
            $"""<svg class="mud-icon-root mud-svg-icon mud-icon-size-{NameOf(key.Size)} {key.Class}" focusable="false" viewBox="0 0 24 24" aria-hidden="true">{key.Shape}</svg>"""));

    private static string NameOf(Size size) => size switch
    {
        Size.Small => "small",
        Size.Medium => "medium",
        _ => "large",
    };
}
