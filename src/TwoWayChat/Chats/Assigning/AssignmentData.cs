using System.Text.Json.Serialization;
using TwoWayChat.Events;

namespace TwoWayChat.Chats.Assigning;

/// <summary><c>data</c> of <c>chat.assigned</c> and <c>chat.unassigned</c>.</summary>
internal sealed record AssignmentData(
    NamedRef? AssignedTo,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] NamedRef? PreviousAssignee,
    AssignmentReason Reason);
