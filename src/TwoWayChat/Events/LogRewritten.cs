using TwoWayChat.Data;

namespace TwoWayChat.Events;

/// <summary>
/// Texts or names have been taken out of events of the log: who holds copies of events has to read them again. It moves the company's access version in
/// the same commit, as <see cref="AccessChanged"/> does, since whoever holds copies looks there.
/// </summary>
internal sealed record LogRewritten(string CompanyId) : TailEntry(CompanyId);
