using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace TwoWayChat.Security;

/// <summary>Unwraps Data Protection keys; made by the framework, which hands over the services.</summary>
internal sealed class KeyUnwrapping(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => XElement.Parse(
        Encoding.UTF8.GetString(services.GetRequiredService<KeyFile>().Unwrap(Convert.FromBase64String(encryptedElement.Value))));
}
