namespace TwoWayChat.Properties.Ui;

/// <summary>A row of the list of keywords.</summary>
internal sealed record KeywordLine(Keyword Keyword, string PropertyName);
