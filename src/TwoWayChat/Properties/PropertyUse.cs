using TwoWayChat.Hosting;

namespace TwoWayChat.Properties;

/// <summary>What still needs a property.</summary>
internal sealed record PropertyUse
{
    public required string PropertyId { get; init; }

    public required long OpenChats { get; init; }

    public required long SenderAddresses { get; init; }

    public required long Keywords { get; init; }

    public required long Users { get; init; }

    /// <summary>All properties of the company, this one among them.</summary>
    public required long Properties { get; init; }

    /// <summary>Throws a 409 that names all that stands against deleting the property, if there is any.</summary>
    public void Enforce(bool isDefault)
    {
        if (Obstacles(isDefault) is { Count: > 0 } errors)
        {
            throw ApiException.Conflict("Property is in use", errors);
        }
    }

    /// <summary>All that stands against deleting the property.</summary>
    public IReadOnlyList<FieldError> Obstacles(bool isDefault)
    {
        var errors = new List<FieldError>();
        Count(errors, OpenChats, "chats", "OPEN_CHATS", "open chat", "open chats");
        Count(errors, SenderAddresses, "senderAddresses", "SENDER_ADDRESSES", "sender address", "sender addresses");
        Count(errors, Keywords, "keywords", "KEYWORDS", "keyword", "keywords");
        Count(errors, Users, "users", "USERS", "user", "users");
        if (isDefault && Properties > 1)
        {
            errors.Add(new FieldError("default", "DEFAULT_PROPERTY", "is the default; make another property the default first"));
        }

        return errors;
    }

    private static void Count(List<FieldError> errors, long count, string field, string code, string one, string many)
    {
        if (count > 0)
        {
            errors.Add(new FieldError(field, code, $"still used by {count} {(count == 1 ? one : many)}"));
        }
    }
}
