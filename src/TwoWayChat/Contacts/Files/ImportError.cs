namespace TwoWayChat.Contacts.Files;

/// <summary>Why a line of an import was refused. It holds nothing of the line itself: errors are kept longer than whom they are about may be.</summary>
/// <param name="Line">Counted from 1, the heading included.</param>
/// <param name="Field">The field of the contact; empty for the whole line.</param>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Message">For people.</param>
internal sealed record ImportError(long Line, string Field, string Code, string Message);
