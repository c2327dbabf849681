namespace TwoWayChat.Tests.Chats;

/// <summary>One act, by numbers that always mean something: who does what to which chat.</summary>
internal sealed record MachineStep(int Who, int What, int Which);
