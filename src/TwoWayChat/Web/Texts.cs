using System.Globalization;
using System.Resources;
using TwoWayChat.Data;

namespace TwoWayChat.Web;

/// <summary>Texts from resource files, in the reader's language.</summary>
internal static class Texts
{
    /// <summary><c>WebText.CopyNamed.With(label)</c>: replaces <c>{0}</c>, <c>{1}</c>… by <paramref name="values"/>.</summary>
    /// <exception cref="FormatException">The text names a place that has no value.</exception>
    public static string With(this string text, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.CurrentCulture, text, values);

    /// <summary>Chooses between the singular and the plural text and fills <c>{0}</c> with <paramref name="count"/>.</summary>
    public static string Count(long count, string one, string many) => (count == 1 ? one : many).With(count);

    /// <summary>
    /// The text for a value that is known by its name only, as rows and logs hold it; it stands in the file under <paramref name="prefix"/> and that name.
    /// A value without one, which only another version of the server can have written, is shown as it is; a test holds that all of ours have one.
    /// </summary>
    public static string Word(this ResourceManager texts, string value, string prefix = "") => texts.GetString(prefix + value) ?? value;

    /// <summary>The text for a value, under the name that the API gives it.</summary>
    public static string Word<T>(this ResourceManager texts, T value)
        where T : struct, Enum => texts.Word(EnumText.Of(value));
}
