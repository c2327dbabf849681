using TwoWayChat.Events;

namespace TwoWayChat.Web;

/// <summary>What a screen does with the log (<see cref="LiveLog"/>); each runs in the screen's own turn.</summary>
/// <param name="LoadAsync">Reads everything it shows, afresh.</param>
/// <param name="ApplyAsync">
/// Takes in events in the order of the log. Some may be known already: what they touch is read, not computed. None at all means that somebody's rights
/// may have changed: the reader is to be looked up again, and goes by what was found until the next time.
/// </param>
/// <param name="BecameStale">What it shows may be out of date from now on; <paramref name="LoadAsync"/> follows as soon as that is possible.</param>
internal sealed record LiveScreen(Func<Task> LoadAsync, Func<IReadOnlyList<LoggedEvent>, Task> ApplyAsync, Func<Task> BecameStale);
