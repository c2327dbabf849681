namespace TwoWayChat.Properties;

/// <summary>Hides all of an address but what a person needs to tell two log lines apart.</summary>
internal static class AddressMask
{
    private const char Dot = '•';
    private const int Tail = 2;

    /// <summary>The same length; the last two characters stay, and the plus sign with the digit behind it.</summary>
    public static string Of(string value) => string.Create(value.Length, value, static (masked, source) =>
    {
        masked.Fill(Dot);
        if (source.Length <= Tail)
        {
            return;
        }

        source.AsSpan(source.Length - Tail).CopyTo(masked[^Tail..]);
        if (source[0] == '+')
        {
            source.AsSpan(0, Math.Min(2, source.Length)).CopyTo(masked);
        }
    });
}
