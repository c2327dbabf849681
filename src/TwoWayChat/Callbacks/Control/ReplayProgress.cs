namespace TwoWayChat.Callbacks.Control;

/// <summary>What a flush writes of a replay.</summary>
internal sealed record ReplayProgress(
    string ReplayId, long LowWater, long LastVisible, string Acknowledged, long Delivered, long Refused, string Status);
