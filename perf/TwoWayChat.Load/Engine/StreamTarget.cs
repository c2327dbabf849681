using TwoWayChat.Data;
using TwoWayChat.Events;

namespace TwoWayChat.Load.Engine;

/// <summary>A stream as it is published to: a chat in a property, into which a customer writes.</summary>
internal sealed class StreamTarget(int stream, NamedRef company, NamedRef property)
{
    private static readonly Ids Ids = new(TimeProvider.System);

    private readonly ChatRef chat = new(Ids.New(), "ACTIVE", null, "END_USER");
    private readonly Actor customer = new(ActorType.EndUser, Ids.New(), "+4915100000000");
    private int count;

    public string CompanyId => company.Id;

    /// <summary>The stream's next event, as a received text would log it.</summary>
    /// <param name="at">When it is due, by the stopwatch: stands in its text.</param>
    /// <param name="now">Epoch milliseconds.</param>
    public EventDraft Next(long at, long now)
    {
        var number = Interlocked.Increment(ref count);
        var message = new { id = Ids.New(), number, direction = "INBOUND", state = "RECEIVED", text = $"{stream} {number} {at}" };
        return new EventDraft(company, EventTypes.MessageReceived, new EventFacts { PropertyId = property.Id }, customer, new { message })
        {
            Subject = chat.Id,
            OccurredAt = now,
            Property = property,
            Chat = chat,
        };
    }
}
