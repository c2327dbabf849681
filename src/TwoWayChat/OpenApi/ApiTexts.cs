namespace TwoWayChat.OpenApi;

/// <summary>Longer texts of the description, in Markdown.</summary>
internal static class ApiTexts
{
    public const string Introduction =
        """
        Talk by text message with your customers from your own systems: register users, get their events by callback or pull, and answer.

        **Conventions.** JSON in UTF-8, camelCase members, enum values in UPPER_CASE, times in epoch milliseconds, ids of 24 lower-case hex digits.
        Unknown members of a request are ignored, and so should a client ignore unknown members and unknown event types: there will be more.
        Every path answers with and without a trailing slash. Request bodies take 64 KB at most and nest 32 levels at most; duplicate members are refused.

        **Errors** have one body: `timestamp`, `status`, `error`, `message`, `path`, and `errors` where single fields are to blame.

        **Lists** come in pages: `{"items":[…],"next":"…"}`. Ask for the next page with `?after=` and what `next` held; null ends the list.

        **Changes** of what people edit may name the version they are based on (`If-Match`); a stale one changes nothing.

        **Callbacks** are described below as webhooks. They come at least once, in order per chat, and each names the event before it in its session's
        view (`previousSequence`): one comparison proves that nothing was lost.
        """;
}
