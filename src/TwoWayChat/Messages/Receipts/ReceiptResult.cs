namespace TwoWayChat.Messages.Receipts;

/// <summary>What a receipt has done.</summary>
internal enum ReceiptResult
{
    /// <summary>The message has moved.</summary>
    Applied,

    /// <summary>The message stands there already, or further.</summary>
    Unchanged,

    /// <summary>No message has that id (yet: a receipt may overtake the answer that brings the id).</summary>
    Unknown,
}
