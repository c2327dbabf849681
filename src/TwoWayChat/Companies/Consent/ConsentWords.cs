using System.Collections.Frozen;

namespace TwoWayChat.Companies.Consent;

/// <summary>
/// The words that the server knows, by language. Opt-out: 47 CFR 64.1200(a)(10) names stop, quit, end, revoke, opt out, cancel and unsubscribe; the
/// carriers and the CTIA Messaging Principles add the others. The English ones count in every company: carriers block on them anyway.
/// </summary>
internal static class ConsentWords
{
    public const string English = "en";

    private const string Spanish = "es";
    private const string French = "fr";

    /// <summary>Languages that there are words and texts for.</summary>
    public static readonly IReadOnlyList<string> Languages = [English, Spanish, French];

    private static readonly IReadOnlyList<ConsentWord> Known =
    [
        .. Clear(English, "stop", "stopall", "stop all", "unsubscribe", "unsubscribe all", "optout", "opt out", "revoke"),
        .. Some(ConsentFamily.OptOut, English, "quit", "end", "cancel"),
        .. Some(ConsentFamily.Help, English, "help", "info"),
        .. Some(ConsentFamily.OptIn, English, "start", "unstop", "optin", "opt in"),
        .. Assents(English, "yes"),
        .. Clear(Spanish, "alto", "parar", "pare", "baja", "darme de baja", "dar de baja", "detener"),
        .. Some(ConsentFamily.OptOut, Spanish, "cancelar"),
        .. Some(ConsentFamily.Help, Spanish, "ayuda", "informacion"),
        .. Some(ConsentFamily.OptIn, Spanish, "alta", "iniciar", "comenzar"),
        .. Assents(Spanish, "si"),
        .. Clear(French, "arret", "arreter", "arretez", "desabonner", "me desabonner", "se desabonner", "desabonnement", "desinscrire", "desinscription"),
        .. Some(ConsentFamily.OptOut, French, "annuler"),
        .. Some(ConsentFamily.Help, French, "aide"),
        .. Some(ConsentFamily.OptIn, French, "debut", "commencer", "reprendre"),
        .. Assents(French, "oui"),
    ];

    private static readonly FrozenDictionary<string, ConsentWord> ByPlain = Known.ToFrozenDictionary(word => word.Plain);

    /// <summary>The word of that plain form, if the company's languages have it; null otherwise.</summary>
    public static ConsentWord? Find(string plain, IReadOnlyCollection<string> languages) =>
        ByPlain.TryGetValue(plain, out var word) && (word.Language == English || languages.Contains(word.Language)) ? word : null;

    private static IEnumerable<ConsentWord> Clear(string language, params string[] words) =>
        Some(ConsentFamily.OptOut, language, words).Select(word => word with { IsClear = true });

    private static IEnumerable<ConsentWord> Assents(string language, params string[] words) =>
        Some(ConsentFamily.OptIn, language, words).Select(word => word with { IsAssent = true });

    private static IEnumerable<ConsentWord> Some(ConsentFamily family, string language, params string[] words) =>
        words.Select(word => new ConsentWord(family, language, word));
}
