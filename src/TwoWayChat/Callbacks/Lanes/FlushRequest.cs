namespace TwoWayChat.Callbacks.Lanes;

/// <summary>What the holder of a lane's epoch wants written.</summary>
internal sealed record FlushRequest(string CompanyId, long Epoch, LaneFlush Flush);
