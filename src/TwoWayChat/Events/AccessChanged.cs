using TwoWayChat.Data;

namespace TwoWayChat.Events;

/// <summary>
/// Somebody's role, properties or state, or the Chat API configuration has changed: who follows the log must look again at who may see what.
/// It moves the company's access version in the same commit, so no event after the change goes by the old rights.
/// </summary>
internal sealed record AccessChanged(string CompanyId) : TailEntry(CompanyId);
