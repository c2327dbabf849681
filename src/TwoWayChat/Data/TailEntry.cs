namespace TwoWayChat.Data;

/// <summary>A row that is written last in its transaction, because its number is given under a lock that all writers of a company want.</summary>
internal abstract record TailEntry(string CompanyId);
