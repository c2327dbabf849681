namespace TwoWayChat.Companies.Consent;

/// <summary>
/// Phrases by which people ask for no more texts without the word that carriers know. Consent may be revoked "in any reasonable manner" (47 CFR
/// 64.1200(a)(10)), so somebody must look; a machine would be wrong too often.
/// </summary>
internal static class OptOutPhrases
{
    /// <summary>Longest text, in words, in which the word alone is enough: "stop it now", but not "when does bus 12 stop at the station".</summary>
    private const int FewWords = 4;

    private static readonly string[] Phrases =
    [
        "unsubscribe", "opt out", "optout", "opt me out", "stop all", "stopall", "stop text", "stop texting", "stop the text", "stop the texts", "stop message",
        "stop messaging", "stop messages", "stop the messages", "stop sending", "stop sms", "stop contacting", "stop writing", "stop calling", "stop these",
        "stop bothering", "stop spamming", "quit texting", "quit messaging", "no more text", "no more texts", "no more messages", "no more sms", "dont text",
        "do not text", "dont message", "do not message", "dont contact", "do not contact", "dont send me", "do not send me", "dont write", "do not write",
        "remove me", "remove my number", "take me off", "delete my number", "leave me alone", "lose my number", "revoke my consent", "i revoke",
        "no me escriba", "no me escriban", "no me envie", "no me envien", "dejen de", "deje de", "deja de enviar", "no mas mensajes", "no mas textos",
        "darme de baja", "denme de baja", "quitenme", "ya no quiero recibir", "no quiero recibir", "no quiero mas",
        "desabonnez", "desabonner", "desinscrivez", "desinscrire", "desinscription", "arretez de", "arrete de", "ne plus recevoir", "ne mecrivez plus",
        "ne menvoyez plus", "plus de messages", "plus de sms", "laissez moi tranquille",
    ];

    private static readonly string[] Words = ["stop", "unsubscribe", "revoke", "alto", "parar", "baja", "arret", "arretez", "arreter"];

    /// <summary>Whether <paramref name="plain"/>, as <see cref="PlainWords"/> writes it, holds one, on word borders.</summary>
    public static bool Occur(string plain)
    {
        if (plain.Length == 0)
        {
            return false;
        }

        var bordered = $" {plain} ";
        return Phrases.Any(phrase => bordered.Contains($" {phrase} ", StringComparison.Ordinal))
            || (plain.AsSpan().Count(' ') < FewWords && Words.Any(word => bordered.Contains($" {word} ", StringComparison.Ordinal)));
    }
}
