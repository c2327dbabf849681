using System.ComponentModel.DataAnnotations;
using TwoWayChat.Data;

namespace TwoWayChat.Chats.Merging;

/// <summary>Body of a merge.</summary>
/// <param name="Contact">Id of the contact that goes.</param>
internal sealed record MergeInput([property: Required, MaxLength(Ids.Length)] string? Contact);
