namespace TwoWayChat.BrowserTests.Pictures;

/// <summary>One thing that happens on the day of the pictures.</summary>
/// <param name="At">Hours and minutes of the day.</param>
/// <param name="Phone">Whose chat.</param>
/// <param name="Who">Null for the customer, who texts; else the agent's user name.</param>
/// <param name="Act">What the agent does.</param>
/// <param name="Text">What is said, noted or tagged.</param>
internal sealed record PictureStep(string At, string Phone, string? Who, PictureAct Act, string Text);
