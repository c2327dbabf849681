namespace TwoWayChat.Contacts.Files;

/// <summary>Why a record of a CSV file cannot be trusted.</summary>
internal enum CsvFlaw
{
    None,

    /// <summary>A quote stands where none may, or is missing: the fields are a guess.</summary>
    Quotes,

    /// <summary>Some of it is no UTF-8.</summary>
    Encoding,
}
