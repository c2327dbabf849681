namespace TwoWayChat.Properties.Hours.Ui;

/// <summary>A holiday or other exception in the form.</summary>
internal sealed class EditException
{
    public string Date { get; set; } = "";

    public string Name { get; set; } = "";

    public List<EditTimes> Times { get; init; } = [];

    /// <summary>Where it stood in the last request, such as <c>exceptions[0]</c>.</summary>
    public string? Member { get; set; }

    public static EditException Of(ExceptionDay day) => new()
    {
        Date = day.Date!,
        Name = day.Name ?? "",
        Times = [.. (day.Open ?? []).Select(EditTimes.Of)],
    };

    /// <summary>The exception as the API takes it, as the one at <paramref name="index"/>.</summary>
    public ExceptionDay Input(int index)
    {
        Member = $"exceptions[{index}]";
        for (var at = 0; at < Times.Count; at++)
        {
            Times[at].Member = $"{Member}.open[{at}]";
        }

        return new ExceptionDay(Date, Name, [.. Times.Select(times => times.Times)]);
    }
}
