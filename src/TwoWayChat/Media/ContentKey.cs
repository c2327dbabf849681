namespace TwoWayChat.Media;

/// <summary>By what content is stored: the same bytes of a company are stored once, those of two companies twice.</summary>
/// <param name="CompanyId">Whose it is.</param>
/// <param name="Sha256">Lower-case hex.</param>
internal readonly record struct ContentKey(string CompanyId, string Sha256);
