using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using TwoWayChat.Data;

namespace TwoWayChat.Security;

/// <summary>Keeps the Data Protection key ring in the database, so that all nodes share it. The framework asks for it synchronously.</summary>
internal sealed class KeyStore(Database database, TimeProvider time) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Keys().Select(key => XElement.Parse(key))];

    public void StoreElement(XElement element, string friendlyName) => Task.Run(() => database.WriteAsync(
        "",
        scope => scope.ExecuteAsync(
            "insert into data_protection_keys (name, xml, created_at) values (@friendlyName, @xml, @now)",
            new { friendlyName, xml = element.ToString(SaveOptions.DisableFormatting), now = time.GetUtcNow().ToUnixTimeMilliseconds() }),
        CancellationToken.None)).GetAwaiter().GetResult();

    private IReadOnlyList<string> Keys() => Task.Run(() => database.QueryAsync<string>(
        "select xml from data_protection_keys order by created_at limit 1000", null, CancellationToken.None)).GetAwaiter().GetResult();
}
