namespace TwoWayChat.Properties.Ui;

/// <summary>A row of the list of properties.</summary>
internal sealed record PropertyLine(Property Property, PropertyUse Use);
