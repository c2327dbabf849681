namespace TwoWayChat.Tests.Hosting;

/// <summary>Bytes whose number nobody knows beforehand, so that a request with them is sent in chunks.</summary>
internal sealed class ForwardOnlyStream(byte[] bytes) : MemoryStream(bytes)
{
    public override bool CanSeek => false;
}
