namespace TwoWayChat.Media;

/// <summary>Recognises MPEG audio without a tag before it: two bytes of sync are little proof, so the next frame has to be where the first one ends.</summary>
internal static class Mp3Frame
{
    private const int HeaderBytes = 4;

    /// <summary>Kilobits per second of layer III by the header's index, for MPEG 1 and for MPEG 2 (ISO 11172-3, 13818-3).</summary>
    private static readonly int[] Rates1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] Rates2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    private static readonly int[] Samples = [44_100, 48_000, 32_000];

    /// <summary>Whether the content begins with two frames of layer III, one behind the other.</summary>
    public static bool Starts(ReadOnlySpan<byte> head) =>
        LengthOf(head) is { } length && head.Length >= length + HeaderBytes && LengthOf(head[length..]) is not null;

    /// <summary>Bytes of the frame that begins here, its header included; null where none does.</summary>
    private static int? LengthOf(ReadOnlySpan<byte> head)
    {
        if (head.Length < HeaderBytes || head[0] != 0xFF || (head[1] & 0xE0) != 0xE0)
        {
            return null;
        }

        var (version, layer, rate, sample) = ((head[1] >> 3) & 3, (head[1] >> 1) & 3, head[2] >> 4, (head[2] >> 2) & 3);
        if (version == 1 || layer != 1 || rate is 0 or 15 || sample == 3)
        {
            return null;
        }

        var isFirst = version == 3;
        var samplesPerSecond = Samples[sample] / (isFirst ? 1 : version == 2 ? 2 : 4);
        var padding = (head[2] >> 1) & 1;
        return ((isFirst ? 144 : 72) * (isFirst ? Rates1 : Rates2)[rate] * 1000 / samplesPerSecond) + padding;
    }
}
