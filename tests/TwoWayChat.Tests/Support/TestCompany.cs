namespace TwoWayChat.Tests.Support;

/// <summary>A company that a test has made.</summary>
internal sealed record TestCompany(string Id, string Name);
