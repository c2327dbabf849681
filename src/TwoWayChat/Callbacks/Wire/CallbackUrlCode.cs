namespace TwoWayChat.Callbacks.Wire;

/// <summary>Error codes of the field <c>callbackUrl</c>.</summary>
internal static class CallbackUrlCode
{
    /// <summary>Not an absolute http or https URL with a host, or too long.</summary>
    public const string InvalidUrl = "INVALID_URL";

    public const string HttpsRequired = "HTTPS_REQUIRED";

    /// <summary>User and password stand in the URL; they belong into the receiver's credentials, which are stored encrypted.</summary>
    public const string CredentialsInUrl = "CREDENTIALS_IN_URL";

    public const string FragmentInUrl = "FRAGMENT_IN_URL";
    public const string PortNotAllowed = "PORT_NOT_ALLOWED";
    public const string AddressNotAllowed = "ADDRESS_NOT_ALLOWED";
    public const string NameNotResolved = "NAME_NOT_RESOLVED";
}
