namespace TwoWayChat.Tests.Access;

/// <summary>
/// What a route answers to whom. Path and body may hold <c>{names}</c> of <see cref="AccessScene"/>; all callers but the other company's are of the
/// property North.
/// </summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Pattern">The route as it is mapped, below the API's base path.</param>
/// <param name="Path">The path to ask for, without the first slash.</param>
/// <param name="Body">JSON, or null for none.</param>
internal sealed record RouteRow(string Method, string Pattern, string Path, string? Body = null)
{
    public required int Agent { get; init; }

    public required int PropertyManager { get; init; }

    public required int GlobalManager { get; init; }

    /// <summary>A global manager of another company, who asks for the same path.</summary>
    public required int OtherCompany { get; init; }

    /// <summary>A global manager who acts for the agent through a session; as to the agent where it is null.</summary>
    public int? ManagerForAgent { get; init; }

    /// <summary>Nobody: 401 everywhere in the API.</summary>
    public int Anonymous { get; init; } = 401;

    /// <summary>Method and path with body: no two rows share it.</summary>
    public string Key => $"{Method} {Path} {Body}".TrimEnd();
}
