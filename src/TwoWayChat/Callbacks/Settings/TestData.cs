namespace TwoWayChat.Callbacks.Settings;

/// <summary>The <c>data</c> of <c>callback.test</c>.</summary>
internal sealed record TestData(string Note);
