using System.Globalization;
using System.Text;

namespace TwoWayChat.OpenApi;

/// <summary>Names an operation by method and path, for code generators: <c>GET /users/{id}</c> is <c>getUsersById</c>.</summary>
internal static class OperationName
{
    public static string Of(string method, string path)
    {
        var name = new StringBuilder(method.ToLowerInvariant());
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            name.Append(segment[0] == '{' ? "By" : "");
            foreach (var word in segment.Trim('{', '}').Split('-'))
            {
                name.Append(char.ToUpper(word[0], CultureInfo.InvariantCulture)).Append(word.AsSpan(1));
            }
        }

        return name.ToString();
    }
}
