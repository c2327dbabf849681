namespace TwoWayChat.Sms;

/// <summary>What a text costs on the air.</summary>
/// <param name="Encoding">The cheapest encoding that carries the whole text.</param>
/// <param name="Segments">Messages it takes, at least 1: an empty text is one empty message.</param>
/// <param name="Units">Septets (GSM7) or UTF-16 code units (UCS2) of the text itself; places left free before an unsplittable pair do not count.</param>
/// <param name="UnitsPerSegment">Room of each segment, in units: less where a concatenation header is needed.</param>
/// <param name="Remaining">Units free in the last segment.</param>
/// <param name="OffenderIndex">UTF-16 index of the first grapheme that forces UCS2; null for GSM7.</param>
/// <param name="Offender">That grapheme, whole.</param>
internal readonly record struct SegmentCount(
    TextEncoding Encoding,
    int Segments,
    int Units,
    int UnitsPerSegment,
    int Remaining,
    int? OffenderIndex,
    string? Offender);
