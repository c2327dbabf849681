namespace TwoWayChat.Callbacks.Lanes;

/// <summary>Who waits in line for a slot; a named seam, so that the line can be tested by itself.</summary>
internal interface ISlotWaiter
{
    /// <summary>A slot is held for the waiter until it takes it or gives it back. Must not block.</summary>
    void SlotGranted();
}
