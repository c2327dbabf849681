namespace TwoWayChat.Media.Ui;

/// <summary>A file that the reader has put to the text being written.</summary>
internal sealed class AttachedFile(string name, long size)
{
    public string Name => name;

    /// <summary>Bytes.</summary>
    public long Size => size;

    /// <summary>Bytes that the server has by now.</summary>
    public long Arrived { get; set; }

    /// <summary>Once it is stored.</summary>
    public MediaBody? Stored { get; set; }

    /// <summary>0 to 100.</summary>
    public long Percent => size == 0 ? 100 : Math.Min(100, Arrived * 100 / size);
}
