namespace TwoWayChat.Load.Inboxes;

/// <summary>The script that takes the times in the page (<c>measure.js</c>).</summary>
internal static class MeasureScript
{
    public static string Text { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(MeasureScript).Assembly.GetManifestResourceStream("measure.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
