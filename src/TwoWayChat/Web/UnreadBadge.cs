namespace TwoWayChat.Web;

/// <summary>How much waits for the reader, for the titles of all pages of this circuit and for the icon.</summary>
internal sealed class UnreadBadge
{
    /// <summary>Counted no further.</summary>
    public const long Most = 100;

    /// <summary>Called in the circuit's own turn.</summary>
    public event EventHandler? Changed;

    public long Count { get; private set; }

    /// <summary>Something was read: it is to be counted again.</summary>
    public bool IsDue { get; set; }

    /// <summary>The count as it is shown; empty for none.</summary>
    public string Text => Count switch
    {
        0 => "",
        >= Most => $"{Most - 1}+",
        _ => $"{Count}",
    };

    public void Set(long count)
    {
        if (count != Count)
        {
            Count = count;
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }
}
