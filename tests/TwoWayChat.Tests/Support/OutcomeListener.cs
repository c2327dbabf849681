using System.Diagnostics.Metrics;

namespace TwoWayChat.Tests.Support;

/// <summary>Listens for a counter's next count with an outcome, whichever server of the run counts.</summary>
internal static class OutcomeListener
{
    /// <summary>Calls <paramref name="counted"/> once; the answer stops listening.</summary>
    public static IDisposable Of(string instrument, string outcome, Action counted)
    {
        var told = 0;
        var listener = new MeterListener
        {
            InstrumentPublished = (published, self) =>
            {
                if (published.Name == instrument)
                {
                    self.EnableMeasurementEvents(published);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            if (tags.ToArray().Any(tag => Equals(tag.Value, outcome)) && Interlocked.Exchange(ref told, 1) == 0)
            {
                counted();
            }
        });
        listener.Start();
        return listener;
    }
}
