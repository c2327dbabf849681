using System.Resources;
using TwoWayChat.Hosting;

namespace TwoWayChat.Web.Shared;

/// <summary>
/// Says in the reader's language what the API refuses in English. <c>Refusals.resx</c> holds a sentence for each code that means one thing everywhere, and one
/// for each rule of the others, under the words of the API themselves: <c>must have at most {0} characters</c>. What is in neither, such as words of a
/// receiver, is told as the API tells it.
/// </summary>
internal static class RefusalWords
{
    private static readonly ResourceManager Sentences = new("TwoWayChat.Web.Shared.Refusals", typeof(RefusalWords).Assembly);

    /// <summary>What is wrong with one field, as a sentence of its own.</summary>
    public static string Of(FieldError error) => Find(error.Code, error.Wording) ?? Of(error.Wording);

    /// <summary>What the refusal as a whole says.</summary>
    public static string Of(ApiException error) => Of(error.Wording);

    /// <summary>The sentence in the resources for a code or a rule; null where there is none.</summary>
    public static string? Find(string name, Wording wording) => Sentences.GetString(name, WebText.Culture)?.With([.. wording.Values]);

    private static string Of(Wording wording) => Find(wording.Rule, wording) ?? FormRefusal.Sentence(wording.ToString());
}
