using System.Buffers;

namespace TwoWayChat.Callbacks.Wire;

/// <summary>
/// The body of an answer as far as it was read. An answer that broke off is no answer, whatever its status line said: the receiver may have
/// died over the event.
/// </summary>
/// <param name="Text">The first 2 KB, made safe.</param>
/// <param name="Error">Why the body is incomplete (<see cref="AnswerError"/>), or null.</param>
internal readonly record struct AnswerBody(string Text, string? Error)
{
    /// <summary>Bytes that are kept.</summary>
    public const int Kept = 2 * 1024;

    /// <summary>Bytes that are read, so that the connection of a short answer can be used again; the rest of a longer one is never read.</summary>
    public const int Limit = 16 * 1024;

    private const int BufferSize = 2 * Kept;

    public static async Task<AnswerBody> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength == 0)
        {
            return new AnswerBody("", null);
        }

        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        var (read, kept) = (0, 0);
        string? error = null;
        try
        {
            var stream = await content.ReadAsStreamAsync(cancellationToken);
            int count;
            while (read < Limit && (count = await stream.ReadAsync(Free(buffer, kept, Limit - read), cancellationToken)) > 0)
            {
                read += count;
                kept = Math.Min(Kept, kept + count);
            }
        }
        catch (Exception failure) when (AnswerError.Explains(failure))
        {
            error = AnswerError.Of(failure);
        }

        var text = AnswerText.Of(buffer.AsSpan(0, kept));
        ArrayPool<byte>.Shared.Return(buffer);
        return new AnswerBody(text, error);
    }

    // What comes after the kept bytes is read over and over into the same rest of the buffer.
    private static Memory<byte> Free(byte[] buffer, int kept, int wanted) => buffer.AsMemory(kept, Math.Min(wanted, BufferSize - kept));
}
