namespace TwoWayChat.Messages.Erasure;

/// <summary>What stands where a person was.</summary>
internal static class ErasedPerson
{
    public const string Name = "Erased contact";

    /// <summary>In place of the address: no person's, and unique in the company as addresses are.</summary>
    public static string Address(string contactId) => $"erased-{contactId}";
}
