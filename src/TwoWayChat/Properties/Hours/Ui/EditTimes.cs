namespace TwoWayChat.Properties.Hours.Ui;

/// <summary>One open time in the form, as the browser's time fields give it.</summary>
internal sealed class EditTimes
{
    public string From { get; set; } = "09:00";

    /// <summary>Midnight, the end of a day, is <c>00:00</c> here: time fields know no <c>24:00</c>.</summary>
    public string To { get; set; } = "17:00";

    /// <summary>Where it stood in the last request, such as <c>week[3]</c>; refusals name that.</summary>
    public string? Member { get; set; }

    public static EditTimes Of(Times times) => new() { From = times.From!, To = times.To == "24:00" ? "00:00" : times.To! };

    public Times Times => new(From, To == "00:00" ? "24:00" : To);
}
