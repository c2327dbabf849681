using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace TwoWayChat.Load.Inboxes;

/// <summary>
/// Writes messages of SignalR's hub protocol in the encoding of Blazor's circuits (<c>blazorpack</c>: MessagePack with texts, whole numbers and booleans as
/// arguments), each with its length before it.
/// </summary>
internal sealed class HubWriter
{
    private const int Invocation = 1;
    private const int Ping = 6;
    private const int ShortText = 32;

    private readonly ArrayBufferWriter<byte> bytes = new();

    private HubWriter()
    {
    }

    /// <summary>What keeps a quiet connection open.</summary>
    public static byte[] OfPing() => new HubWriter().Array(1).Number(Ping).ToMessage();

    /// <summary>A call of the hub's method <paramref name="target"/>.</summary>
    /// <param name="id">Under which its result comes back; null where none is wanted.</param>
    /// <param name="target">The method.</param>
    /// <param name="arguments">At most fifteen.</param>
    public static byte[] OfCall(string? id, string target, params object?[] arguments)
    {
        var writer = new HubWriter().Array(6).Number(Invocation).Byte(0x80).Text(id).Text(target).Array(arguments.Length);
        foreach (var argument in arguments)
        {
            writer.Value(argument);
        }

        return writer.Array(0).ToMessage();
    }

    private HubWriter Value(object? value) => value switch
    {
        null => Byte(0xc0),
        string text => Text(text),
        bool flag => Byte(flag ? (byte)0xc3 : (byte)0xc2),
        long number => Number(number),
        _ => throw new ArgumentException($"The hub takes no {value.GetType().Name}", nameof(value)),
    };

    private HubWriter Array(int count) => Byte((byte)(0x90 | count));

    private HubWriter Number(long number)
    {
        if (number is >= 0 and < 128)
        {
            return Byte((byte)number);
        }

        Byte(0xd3);
        BinaryPrimitives.WriteInt64BigEndian(bytes.GetSpan(sizeof(long)), number);
        bytes.Advance(sizeof(long));
        return this;
    }

    private HubWriter Text(string? text)
    {
        if (text is null)
        {
            return Byte(0xc0);
        }

        var length = Encoding.UTF8.GetByteCount(text);
        if (length < ShortText)
        {
            Byte((byte)(0xa0 | length));
        }
        else
        {
            Byte(0xdb);
            BinaryPrimitives.WriteUInt32BigEndian(bytes.GetSpan(sizeof(uint)), (uint)length);
            bytes.Advance(sizeof(uint));
        }

        Encoding.UTF8.GetBytes(text, bytes);
        return this;
    }

    private HubWriter Byte(byte value)
    {
        bytes.GetSpan(1)[0] = value;
        bytes.Advance(1);
        return this;
    }

    private byte[] ToMessage()
    {
        var message = new List<byte>(bytes.WrittenCount + 5);
        var rest = bytes.WrittenCount;
        for (; rest >= 0x80; rest >>= 7)
        {
            message.Add((byte)(rest | 0x80));
        }

        message.Add((byte)rest);
        message.AddRange(bytes.WrittenSpan);
        return [.. message];
    }
}
