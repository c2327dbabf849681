namespace TwoWayChat.Callbacks.Inspection;

/// <summary>What the inspector shows of a company at one moment.</summary>
/// <param name="Callbacks">The newest first, <see cref="CompanyInspection.MostCallbacks"/> at most.</param>
/// <param name="Sessions">The newest first.</param>
/// <param name="Answer">How it answers now.</param>
internal sealed record InspectorSnapshot(IReadOnlyList<InspectedCallback> Callbacks, IReadOnlyList<SessionProof> Sessions, InspectorAnswer Answer);
