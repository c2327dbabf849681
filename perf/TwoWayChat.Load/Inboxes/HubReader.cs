using System.Buffers.Binary;
using System.Text;

namespace TwoWayChat.Load.Inboxes;

/// <summary>Reads the MessagePack values that messages of a hub are made of, one after the other.</summary>
internal ref struct HubReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    /// <summary>How many values follow in an array.</summary>
    public int Array() => Take() switch
    {
        var code when (code & 0xf0) == 0x90 => code & 0x0f,
        0xdc => (int)Unsigned(2),
        0xdd => (int)Unsigned(4),
        var code => throw Unexpected(code),
    };

    public long Number() => Take() switch
    {
        var code when code < 0x80 => code,
        var code when code >= 0xe0 => (sbyte)code,
        0xcc => (long)Unsigned(1),
        0xcd => (long)Unsigned(2),
        0xce => (long)Unsigned(4),
        0xcf => (long)Unsigned(8),
        0xd0 => (sbyte)Unsigned(1),
        0xd1 => (short)Unsigned(2),
        0xd2 => (int)Unsigned(4),
        0xd3 => (long)Unsigned(8),
        var code => throw Unexpected(code),
    };

    /// <summary>A text; null where nothing stands in its place.</summary>
    public string? Text()
    {
        var code = Take();
        return code == 0xc0 ? null : Encoding.UTF8.GetString(Take(Length(code)));
    }

    /// <summary>Bytes, or those of a text.</summary>
    public ReadOnlySpan<byte> Bytes() => Take(Length(Take()));

    /// <summary>Passes over the headers of a message, which are a map of texts.</summary>
    public void SkipHeaders()
    {
        for (var left = 2 * (Take() & 0x0f); left > 0; left--)
        {
            Text();
        }
    }

    private int Length(byte code) => code switch
    {
        >= 0xa0 and < 0xc0 => code & 0x1f,
        0xc4 or 0xd9 => (int)Unsigned(1),
        0xc5 or 0xda => (int)Unsigned(2),
        0xc6 or 0xdb => (int)Unsigned(4),
        _ => throw Unexpected(code),
    };

    private ulong Unsigned(int size)
    {
        Span<byte> wide = stackalloc byte[sizeof(ulong)];
        Take(size).CopyTo(wide[(sizeof(ulong) - size)..]);
        return BinaryPrimitives.ReadUInt64BigEndian(wide);
    }

    private byte Take() => Take(1)[0];

    private ReadOnlySpan<byte> Take(int length)
    {
        var taken = rest[..length];
        rest = rest[length..];
        return taken;
    }

    private static InvalidDataException Unexpected(byte code) => new($"A hub's message holds 0x{code:x2} where another kind of value belongs");
}
