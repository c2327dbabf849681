namespace TwoWayChat.Media;

/// <summary>
/// Where the bytes of media lie, apart from the rows that speak of them. Content comes first and goes last: a row never stands without its content, and
/// content without a row is swept once it is old enough that no upload can still be about to write one.
/// </summary>
internal interface IMediaStore
{
    /// <summary>Keeps the content for good; kept content gets the age of new content. Throws <see cref="Data.StorageUnavailableException"/>.</summary>
    Task KeepAsync(ContentKey key, IncomingFile content, CancellationToken cancellationToken);

    /// <summary>The content, which can be read from any place on; null where there is none. The caller disposes it.</summary>
    Task<Stream?> OpenAsync(ContentKey key, long size, CancellationToken cancellationToken);

    /// <summary>
    /// Removes one content, if no row speaks of it; false where it was kept at <paramref name="before"/> or later, so that a row may be about to.
    /// </summary>
    Task<bool> RemoveAsync(ContentKey key, DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Removes content that no row speaks of and that was kept before <paramref name="before"/>; how many.</summary>
    Task<int> SweepAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
