using TwoWayChat.Chats;
using TwoWayChat.Messages.Receipts;

namespace TwoWayChat.Tests.Messages;

public class MessageStatesTests
{
    [Fact]
    public void MayFollow_AnyTwoStates_IsForwardOnlyButForLateDelivery()
    {
        var allowed =
            from now in Enum.GetValues<MessageState>()
            from next in Enum.GetValues<MessageState>()
            where MessageStates.MayFollow(now, next)
            select $"{now}>{next}";

        allowed.ShouldBe(
            [
                "Queued>Sent", "Queued>Delivered", "Queued>Failed", "Queued>Expired", "Queued>Blocked",
                "Sent>Delivered", "Sent>Failed", "Sent>Expired",
                "Failed>Delivered", "Expired>Delivered",
            ],
            ignoreOrder: true);
    }
}
