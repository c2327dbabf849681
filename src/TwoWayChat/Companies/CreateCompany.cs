using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Companies;

/// <summary>Makes a company, with its Chat API configuration switched off.</summary>
internal sealed class CreateCompany(
    Database database, CompanyStore companies, ChatApiConfigStore configs, AuditLog audit, Ids ids, TimeProvider time)
{
    public Task<Company> RunAsync(string name, Actor actor, CancellationToken cancellationToken)
    {
        var valid = Validate(name);
        return database.WriteAsync("", scope => ApplyAsync(scope, valid, actor), cancellationToken);
    }

    /// <summary>The trimmed name; throws a 400 where it breaks the rules: 1 to 64 ASCII letters, digits, <c>-</c>, <c>_</c> and <c>.</c></summary>
    public static string Validate(string? name)
    {
        var check = new Check();
        var text = check.Text(name, "name", Company.MostNameLength);
        check.That(text.All(IsAllowed), "name", "INVALID_CHARACTER", "may hold letters, digits, '-', '_' and '.' only").Enforce();
        return text;
    }

    /// <summary>The same within a larger action; <paramref name="name"/> comes from <see cref="Validate"/>. Throws 409 where the name is taken.</summary>
    public async Task<Company> ApplyAsync(WriteScope scope, string name, Actor actor)
    {
        if (await companies.IsNameTakenAsync(scope, name))
        {
            throw ApiException.Conflict("Company name is taken", new FieldError("name", "NAME_TAKEN", "is that of another company"));
        }

        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var company = new Company { CompanyId = ids.New(), Name = name, CreatedAt = now, Version = 1 };
        await companies.AddAsync(scope, company);
        await configs.AddAsync(scope, ChatApiConfig.Off(company.CompanyId, now));
        await audit.AppendAsync(scope, company.CompanyId, actor, "company.created", new AuditTarget("company", company.CompanyId, name), new { name });
        return company;
    }

    private static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.';
}
