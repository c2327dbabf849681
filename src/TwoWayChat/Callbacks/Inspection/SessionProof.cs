namespace TwoWayChat.Callbacks.Inspection;

/// <summary>What has been proved of a session's callbacks.</summary>
/// <param name="Taken">Different events.</param>
/// <param name="CompleteTo">Everything that the session sees up to this sequence has come.</param>
/// <param name="BeyondGap">Events that came after a gap which is still open: something before them is under way, parked or lost.</param>
/// <param name="Duplicates">Events that came again although they had been taken.</param>
/// <param name="OutOfOrder">Events that came after a later one of the same subject.</param>
internal sealed record SessionProof(string SessionId, int Taken, long CompleteTo, int BeyondGap, int Duplicates, int OutOfOrder);
