namespace TwoWayChat.Companies;

/// <summary>How events reach the company's system.</summary>
internal enum Delivery
{
    /// <summary>The server calls the callback URL.</summary>
    Push,

    /// <summary>The client reads and acknowledges.</summary>
    Pull,
}
