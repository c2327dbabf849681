namespace TwoWayChat.Data;

/// <summary>
/// A kind of write action of which several, of whatever companies, can be done by statements that they share: where each statement is a round trip, and
/// there alone.
/// </summary>
/// <param name="Alone">Does one: what the action is by itself.</param>
/// <param name="Together">
/// Does as many as it can and says so of each (<see cref="JointRequest{TRequest, TAnswer}.Done"/>). What it leaves out it has not touched, nor anything of
/// the same company behind it: that is done alone afterwards, in order. Answers false, or throws, where nothing of all may stand; then each is done alone.
/// It awaits nothing but the scopes, and may be run again.
/// </param>
internal sealed record JointAction<TRequest, TAnswer>(
    Func<WriteScope, TRequest, Task<TAnswer>> Alone, Func<WriteScope, IReadOnlyList<JointRequest<TRequest, TAnswer>>, Task<bool>> Together);
