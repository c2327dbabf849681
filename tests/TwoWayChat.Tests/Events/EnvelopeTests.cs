using System.Text;
using System.Text.Json;
using TwoWayChat.Events;

namespace TwoWayChat.Tests.Events;

public sealed class EnvelopeTests
{
    private const string EventId = "68a1f0c2d4e5f60718293a4b";
    private const string SessionId = "58a64ba3e4b04a24a92da9e6";
    private const string Shared =
        """{"occurredAt":1487303539483,"company":{"id":"68a0aa00d4e5f60718290001","name":"Zoë \"Snack\" 🍟"},"property":null,"chat":null,"data":{}}""";

    private static readonly NamedRef Company = new("68a0aa00d4e5f60718290001", "Zoë");
    private static readonly EventContent Content = new(1487303539483, Company, null, Actor.System, null, new { note = "hello" });

    [Theory]
    [InlineData(0L, "0")]
    [InlineData(90411L, "90411")]
    [InlineData(null, "null")]
    public void Write_LoggedEvent_PutsSessionPartBeforeSharedPart(long? previous, string written)
    {
        var body = Encoding.UTF8.GetString(Envelope.Write(Logged(90412), SessionId, previous));

        body.ShouldBe(
            $$"""{"eventId":"68a1f0c2d4e5f60718293a4b","type":"session.expiring","apiVersion":"v2","sessionId":"58a64ba3e4b04a24a92da9e6",""" +
            $$""" "sequence":90412,"previousSequence":{{written}},""".TrimStart() +
            Shared[1..]);
    }

    [Fact]
    public void Write_LargestNumbers_FitsAndParses()
    {
        using var body = JsonDocument.Parse(Envelope.Write(Logged(long.MaxValue), SessionId, long.MaxValue));

        body.RootElement.GetProperty("previousSequence").GetInt64().ShouldBe(long.MaxValue);
    }

    [Theory]
    [InlineData(SessionId)]
    [InlineData(null)]
    public void WriteUnlogged_TestEvent_HasNoSequences(string? sessionId)
    {
        using var body = JsonDocument.Parse(Envelope.WriteUnlogged(EventId, EventTypes.CallbackTest, sessionId, Content));

        body.RootElement.EnumerateObject().Select(member => member.Name).ShouldBe(
            ["eventId", "type", "apiVersion", "sessionId", "sequence", "previousSequence", "occurredAt", "company", "property", "actor", "chat", "data"]);
        body.RootElement.GetProperty("sessionId").GetString().ShouldBe(sessionId);
        body.RootElement.GetProperty("sequence").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private static LoggedEvent Logged(long sequence) => new()
    {
        CompanyId = Company.Id,
        Sequence = sequence,
        EventId = EventId,
        Type = EventTypes.SessionExpiring,
        Subject = SessionId,
        OccurredAt = Content.OccurredAt,
        Content = Shared,
    };
}
