namespace TwoWayChat.Load.Sizes;

/// <summary>Something that screens or the API ask for all the time.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Run">Asks, for a company; the number makes one asking differ from the next. Answers how many rows came.</param>
internal sealed record SizedQuery(string Name, Func<FilledCompany, int, Task<int>> Run);
