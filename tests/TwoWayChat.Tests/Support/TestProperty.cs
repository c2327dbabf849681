namespace TwoWayChat.Tests.Support;

/// <summary>A property that a test has made.</summary>
internal sealed record TestProperty(TestCompany Company, string Id, string Name);
