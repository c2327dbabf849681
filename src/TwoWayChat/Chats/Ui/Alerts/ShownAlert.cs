namespace TwoWayChat.Chats.Ui.Alerts;

/// <summary>What <c>alerts.js</c> makes heard and seen.</summary>
/// <param name="Id">Of two tabs that get the same one, a single one sounds.</param>
/// <param name="Sound">Its name there.</param>
/// <param name="Volume">0 to 100.</param>
/// <param name="Notifies">Whether a notification is wanted.</param>
/// <param name="Flashes">Whether the page lights up.</param>
/// <param name="Title">The notification's title.</param>
/// <param name="Text">Its text: never the customer's, since others may look at the screen.</param>
/// <param name="Href">The chat.</param>
internal sealed record ShownAlert(string Id, string Sound, int Volume, bool Notifies, bool Flashes, string Title, string Text, string Href);
