using System.ComponentModel.DataAnnotations;

namespace TwoWayChat.Chats;

/// <summary>Body of a read mark.</summary>
/// <param name="Number">Number of the last message read.</param>
internal sealed record ReadInput([property: Required, Range(1, int.MaxValue)] long? Number);
