namespace TwoWayChat.Contacts.Files;

/// <summary>A record of a CSV file.</summary>
/// <param name="Line">The line of the file that it begins in, counted from 1.</param>
/// <param name="Fields">As they stand there.</param>
/// <param name="Flaw">Why they cannot be trusted.</param>
internal sealed record CsvRecord(int Line, IReadOnlyList<string> Fields, CsvFlaw Flaw);
