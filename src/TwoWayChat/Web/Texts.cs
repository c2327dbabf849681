using System.Globalization;

namespace TwoWayChat.Web;

/// <summary>Fills the places of a text from a resource file, in the reader's language.</summary>
internal static class Texts
{
    /// <summary><c>WebText.CopyNamed.With(label)</c>: replaces <c>{0}</c>, <c>{1}</c>… by <paramref name="values"/>.</summary>
    /// <exception cref="FormatException">The text names a place that has no value.</exception>
    public static string With(this string text, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.CurrentCulture, text, values);

    /// <summary>Chooses between the singular and the plural text and fills <c>{0}</c> with <paramref name="count"/>.</summary>
    public static string Count(long count, string one, string many) => (count == 1 ? one : many).With(count);
}
