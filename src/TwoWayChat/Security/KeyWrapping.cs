using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace TwoWayChat.Security;

/// <summary>Wraps Data Protection keys with the master key before they reach the database.</summary>
internal sealed class KeyWrapping(KeyFile file) : IXmlEncryptor
{
    /// <summary>Name of the element that holds what is wrapped, in base64.</summary>
    public const string ElementName = "wrapped";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var wrapped = file.Wrap(System.Text.Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)));
        return new EncryptedXmlInfo(new XElement(ElementName, Convert.ToBase64String(wrapped)), typeof(KeyUnwrapping));
    }
}
