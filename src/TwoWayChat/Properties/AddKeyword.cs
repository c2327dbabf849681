using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Properties;

/// <summary>Makes a keyword of a property.</summary>
internal sealed class AddKeyword(Database database, KeywordStore keywords, PropertyStore properties, AuditLog audit, Ids ids, TimeProvider time)
{
    /// <summary>Makes it for somebody who asks: throws 403 for a property that the caller does not manage, 400 and 409 for what breaks a rule.</summary>
    public Task<Keyword> RunAsync(Caller caller, KeywordInput input, CancellationToken cancellationToken) =>
        database.WriteAsync(caller.CompanyId, Prepare(caller, input), cancellationToken);

    /// <summary>The write that somebody asks for, ready to run; throws what can be told before it.</summary>
    public Func<WriteScope, Task<Keyword>> Prepare(Caller caller, KeywordInput input)
    {
        Access.RequireManager(caller.Account);
        var check = new Check();
        var word = KeywordRules.Word(check, input.Word);
        var propertyId = KeywordRules.PropertyId(check, input.PropertyId);
        check.Enforce();
        Access.RequireManagerOf(caller.Account, propertyId);
        return scope => ApplyAsync(scope, caller.CompanyId, word, propertyId, caller.Actor);
    }

    /// <summary>The write, for larger actions; takes what was validated. Throws 400 for an unknown property, and 409 for a word that is taken.</summary>
    public async Task<Keyword> ApplyAsync(WriteScope scope, string companyId, string word, string propertyId, Actor actor)
    {
        await keywords.EnforceFreeOfConsentAsync(scope, companyId, word);
        _ = await properties.LockAsync(scope, companyId, propertyId) ?? throw KeywordRules.UnknownProperty();
        if (await keywords.IsTakenAsync(scope, companyId, word))
        {
            throw KeywordRules.Taken();
        }

        var keyword = new Keyword
        {
            CompanyId = companyId,
            KeywordId = ids.New(),
            Word = word,
            PropertyId = propertyId,
            CreatedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
            Version = 1,
        };
        await keywords.AddAsync(scope, keyword);
        await audit.AppendAsync(scope, companyId, actor, "keyword.created", new AuditTarget("keyword", keyword.KeywordId, word), new { word, propertyId });
        return keyword;
    }
}
