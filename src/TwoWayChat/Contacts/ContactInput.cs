using System.ComponentModel.DataAnnotations;
using TwoWayChat.Hosting;
using TwoWayChat.Users;

namespace TwoWayChat.Contacts;

/// <summary>What people say of a contact; a member that is missing, null or blank takes away what stood there.</summary>
internal sealed record ContactInput(
    [property: MaxLength(Contact.MostNameLength)] string? FirstName,
    [property: MaxLength(Contact.MostNameLength)] string? LastName,
    [property: MaxLength(User.MostEmailLength)] string? Email)
{
    /// <summary>Trimmed; throws a 400 for what breaks a rule.</summary>
    public ContactInput Checked()
    {
        var check = new Check();
        var valid = new ContactInput(
            check.Optional(FirstName, "firstName", Contact.MostNameLength),
            check.Optional(LastName, "lastName", Contact.MostNameLength),
            UserRules.Email(check, Email));
        check.Enforce();
        return valid;
    }

    /// <summary>Names of the members that differ from <paramref name="contact"/>.</summary>
    public IReadOnlyList<string> Changes(Contact contact)
    {
        (string Name, bool Differs)[] members =
        [
            ("firstName", FirstName != contact.FirstName), ("lastName", LastName != contact.LastName), ("email", Email != contact.Email),
        ];
        return [.. members.Where(member => member.Differs).Select(member => member.Name)];
    }
}
