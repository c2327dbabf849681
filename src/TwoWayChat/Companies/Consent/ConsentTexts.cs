namespace TwoWayChat.Companies.Consent;

/// <summary>
/// What the server answers to words about consent. The confirmation of an opt-out holds nothing else (47 CFR 64.1200(a)(12)); the answer to HELP names
/// who writes and where there is help (CTIA Messaging Principles, 5.1.4). Letters outside GSM 03.38 cost a second segment.
/// </summary>
internal static class ConsentTexts
{
    /// <summary>The text: the company's own, else the server's.</summary>
    /// <param name="settings">The company's.</param>
    /// <param name="word">What the customer wrote; its language is answered in.</param>
    /// <param name="companyName">For a company without brand.</param>
    /// <param name="senderAddress">For a company without another contact.</param>
    public static string Of(ConsentSettings settings, ConsentWord word, string companyName, string senderAddress) =>
        settings.Texts.GetValueOrDefault(word.Language)?.Of(word.Family)
        ?? Known(word.Family, word.Language, settings.Brand ?? companyName, settings.HelpContact ?? senderAddress);

    /// <summary>The server's own text.</summary>
    public static string Known(ConsentFamily family, string language, string brand, string contact) => (family, language) switch
    {
        (ConsentFamily.OptOut, "es") => $"{brand}: Ha cancelado la suscripción y no recibirá más mensajes. Responda ALTA para volver.",
        (ConsentFamily.OptOut, "fr") => $"{brand} : vous êtes désinscrit et ne recevrez plus de messages. Répondez REPRENDRE pour revenir.",
        (ConsentFamily.OptOut, _) => $"{brand}: You are unsubscribed and will get no more messages. Reply START to come back.",
        (ConsentFamily.Help, "es") => $"{brand}: Ayuda en {contact}. Pueden aplicarse tarifas de mensajes y datos. Responda BAJA para cancelar.",
        (ConsentFamily.Help, "fr") => $"{brand} : aide au {contact}. Des frais de messages peuvent s'appliquer. Répondez ARRET pour arrêter.",
        (ConsentFamily.Help, _) => $"{brand}: For help contact {contact}. Msg&data rates may apply. Reply STOP to opt out.",
        (_, "es") => $"{brand}: Vuelve a recibir mensajes. Responda BAJA para cancelar, AYUDA para ayuda.",
        (_, "fr") => $"{brand} : vous recevez de nouveau nos messages. Répondez ARRET pour arrêter, AIDE pour de l'aide.",
        _ => $"{brand}: You will get messages again. Reply STOP to opt out, HELP for help.",
    };
}
