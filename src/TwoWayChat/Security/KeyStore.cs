using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using TwoWayChat.Data;

namespace TwoWayChat.Security;

/// <summary>
/// Keeps the Data Protection key ring in the database, so that all nodes share it. The framework asks for it synchronously. The database is opened when
/// a key is needed, not when the store is made: a server that is only put together must not take the data folder.
/// </summary>
internal sealed class KeyStore(Lazy<Database> database, TimeProvider time) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Keys().Select(key => XElement.Parse(key))];

    public void StoreElement(XElement element, string friendlyName) => Task.Run(() => database.Value.WriteAsync(
        "",
        scope => scope.ExecuteAsync(
            "insert into data_protection_keys (name, xml, created_at) values (@friendlyName, @xml, @now)",
            new { friendlyName, xml = element.ToString(SaveOptions.DisableFormatting), now = time.GetUtcNow().ToUnixTimeMilliseconds() }),
        CancellationToken.None)).GetAwaiter().GetResult();

    private IReadOnlyList<string> Keys() => Task.Run(() => database.Value.QueryAsync<string>(
        "select xml from data_protection_keys order by created_at limit 1000", null, CancellationToken.None)).GetAwaiter().GetResult();
}
