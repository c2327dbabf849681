namespace TwoWayChat.Callbacks.Deliveries;

/// <summary>One attempt of the delivery log with what was sent, on the wire.</summary>
/// <param name="Delivery">What came of it.</param>
/// <param name="Request">What was sent, put together again from the logs.</param>
internal sealed record SentDelivery(DeliveryView Delivery, SentRequest Request)
{
    public static SentDelivery Of(RebuiltCallback rebuilt) => new(DeliveryView.Of(rebuilt.Attempt), SentRequest.Of(rebuilt));
}
