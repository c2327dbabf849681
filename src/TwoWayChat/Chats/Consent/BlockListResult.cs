namespace TwoWayChat.Chats.Consent;

/// <summary>What has become of a block list.</summary>
/// <param name="Read">Lines that held something, without the heading.</param>
/// <param name="Added">Addresses that are not written to from now on.</param>
/// <param name="Known">Addresses that were not written to before.</param>
/// <param name="Refused">Lines that could not be read.</param>
/// <param name="Errors">The first hundred of those.</param>
internal sealed record BlockListResult(int Read, int Added, int Known, int Refused, IReadOnlyList<BlockListError> Errors);
