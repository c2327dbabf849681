using TwoWayChat.Callbacks.Inspection;

namespace TwoWayChat.Tests.Callbacks.Inspection;

public sealed class CompanyInspectionTests
{
    private readonly CompanyInspection company = new();
    private long number;

    [Fact]
    public void Company_SameIdAgain_IsADuplicate()
    {
        Add("a", 1, 0).ShouldBe(ArrivalVerdict.InOrder);
        Add("a", 1, 0).ShouldBe(ArrivalVerdict.Duplicate);

        company.Proofs.ShouldHaveSingleItem().ShouldBe(new SessionProof("s", Taken: 1, CompleteTo: 1, 0, Duplicates: 1, 0));
    }

    [Fact]
    public void Company_NotTaken_CountsWhenItComesAgain()
    {
        company.Answer = new InspectorAnswer(503, TimeSpan.Zero);
        Add("a", 1, 0).ShouldBe(ArrivalVerdict.NotTaken);
        company.Answer = InspectorAnswer.Ok;

        Add("a", 1, 0).ShouldBe(ArrivalVerdict.InOrder);

        company.Callbacks.Select(callback => callback.AnsweredStatus).ShouldBe([200, 503]);
    }

    [Theory]
    [InlineData(nameof(SignatureVerdict.Invalid))]
    [InlineData(nameof(SignatureVerdict.Late))]
    [InlineData(nameof(SignatureVerdict.Missing))]
    [InlineData(nameof(SignatureVerdict.NoSecret))]
    public void Company_UnprovenRequest_IsShownAndNotCounted(string signature)
    {
        Add("a", 1, 0, Enum.Parse<SignatureVerdict>(signature)).ShouldBe(ArrivalVerdict.Unproven);

        company.Proofs.ShouldBeEmpty();
        Add("a", 1, 0).ShouldBe(ArrivalVerdict.InOrder);
    }

    [Fact]
    public void Company_Replay_IsNoDuplicate()
    {
        Add("a", 1, 0);

        Add("a", 1, 0, headers: ("chat-replay", "true")).ShouldBe(ArrivalVerdict.Replay);

        company.Proofs.ShouldHaveSingleItem().Duplicates.ShouldBe(0);
    }

    [Fact]
    public void Company_ManyRequests_KeepsTheLast500()
    {
        for (var i = 1; i <= 501; i++)
        {
            Add($"{i}", i, i - 1);
        }

        company.Callbacks.Count.ShouldBe(500);
        company.Callbacks[0].Number.ShouldBe(501);
        company.Callbacks[^1].Number.ShouldBe(2);
        company.Proofs.ShouldHaveSingleItem().CompleteTo.ShouldBe(501);
    }

    [Fact]
    public void Company_ManySessions_FollowsTheLast1000()
    {
        for (var i = 1; i <= 1001; i++)
        {
            Add($"{i}", 1, 0, session: $"{i}");
        }

        company.Proofs.Count.ShouldBe(1000);
        company.Proofs[0].SessionId.ShouldBe("1001");
        company.Proofs[^1].SessionId.ShouldBe("2");
    }

    private ArrivalVerdict Add(
        string id,
        long sequence,
        long previous,
        SignatureVerdict signature = SignatureVerdict.Valid,
        string session = "s",
        params (string Name, string Value)[] headers)
    {
        var all = headers.Append(("webhook-id", id)).ToDictionary(header => header.Item1, header => header.Item2, StringComparer.OrdinalIgnoreCase);
        var envelope = new InspectedEnvelope($"e{id}", "chat.started", "c", session, sequence, previous, "chat");
        company.Add(++number, new InspectedRequest(0, all, "{}", envelope, signature));
        return company.Callbacks[0].Arrival;
    }
}
