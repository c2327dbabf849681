namespace TwoWayChat.Contacts.Files;

/// <summary>How far an import is.</summary>
internal enum ImportStatus
{
    /// <summary>Lines are read.</summary>
    Running,

    /// <summary>All lines have been read.</summary>
    Done,

    /// <summary>It broke off; what had been read stays, and reading the file again adds only the rest.</summary>
    Failed,
}
