namespace TwoWayChat.Tests.Access;

/// <summary>
/// Every route of the API, and what it answers to whom. Whoever adds a route adds its row; a route with things in properties has one for the own
/// property and one for another's.
/// </summary>
internal static class RouteTable
{
    public static readonly IReadOnlyList<RouteRow> Rows =
    [
        // Users: agents see only themselves; property managers run the agents of their properties.
        new("GET", "/users", "users") { Agent = 403, PropertyManager = 200, GlobalManager = 200, OtherCompany = 200 },
        new("POST", "/users", "users", """{"username":"new","role":"AGENT","propertyIds":["{north}"],"password":"a long password"}""")
            { Agent = 403, PropertyManager = 201, GlobalManager = 201, OtherCompany = 400 },
        new("POST", "/users", "users", """{"username":"new","role":"AGENT","propertyIds":["{south}"],"password":"a long password"}""")
            { Agent = 403, PropertyManager = 403, GlobalManager = 201, OtherCompany = 400 },
        new("POST", "/users", "users", """{"username":"new","role":"GLOBAL_MANAGER","propertyIds":[],"password":"a long password"}""")
            { Agent = 403, PropertyManager = 403, GlobalManager = 201, OtherCompany = 201 },
        new("GET", "/users/me", "users/me") { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 200 },
        new("PUT", "/users/me/password", "users/me/password", """{"currentPassword":"open sesame: 1001 nights","newPassword":"another long password"}""")
            { Agent = 204, PropertyManager = 204, GlobalManager = 204, OtherCompany = 204, ManagerForAgent = 403 },
        new("GET", "/users/me/status", "users/me/status") { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 200 },
        new("PUT", "/users/me/status", "users/me/status", """{"status":"AWAY"}""") { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 200 },
        new("GET", "/users/{id}", "users/{agent}") { Agent = 403, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("GET", "/users/{id}", "users/{southAgent}") { Agent = 403, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("PUT", "/users/{id}", "users/{agent}", """{"displayName":"B"}""") { Agent = 403, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("PUT", "/users/{id}", "users/{agent}", """{"role":"GLOBAL_MANAGER"}""") { Agent = 403, PropertyManager = 403, GlobalManager = 200, OtherCompany = 404 },
        new("PUT", "/users/{id}", "users/{southAgent}", """{"displayName":"S"}""") { Agent = 403, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("PUT", "/users/{id}", "users/{me}", """{"displayName":"me"}""") { Agent = 403, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("DELETE", "/users/{id}", "users/{agent}") { Agent = 403, PropertyManager = 204, GlobalManager = 204, OtherCompany = 404 },
        new("DELETE", "/users/{id}", "users/{southAgent}") { Agent = 403, PropertyManager = 404, GlobalManager = 204, OtherCompany = 404 },

        // The company itself: global managers.
        new("GET", "/company", "company") { Agent = 403, PropertyManager = 403, GlobalManager = 200, OtherCompany = 200 },
        new("PUT", "/company", "company", """{"defaultCountry":"US"}""") { Agent = 403, PropertyManager = 403, GlobalManager = 200, OtherCompany = 200 },

        // Properties: everybody sees the own ones; a global manager runs them.
        new("GET", "/properties", "properties") { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 200 },
        new("POST", "/properties", "properties", """{"name":"West"}""") { Agent = 403, PropertyManager = 403, GlobalManager = 201, OtherCompany = 201 },
        new("GET", "/properties/{id}", "properties/{north}") { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("GET", "/properties/{id}", "properties/{south}") { Agent = 404, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("PUT", "/properties/{id}", "properties/{south}", """{"name":"Far South"}""") { Agent = 403, PropertyManager = 403, GlobalManager = 200, OtherCompany = 404 },
        new("DELETE", "/properties/{id}", "properties/{south}") { Agent = 403, PropertyManager = 403, GlobalManager = 204, OtherCompany = 404 },

        // Keywords: managers, of their properties.
        new("GET", "/keywords", "keywords") { Agent = 403, PropertyManager = 200, GlobalManager = 200, OtherCompany = 200 },
        new("POST", "/keywords", "keywords", """{"word":"NEW","propertyId":"{north}"}""") { Agent = 403, PropertyManager = 201, GlobalManager = 201, OtherCompany = 400 },
        new("POST", "/keywords", "keywords", """{"word":"NEW","propertyId":"{south}"}""") { Agent = 403, PropertyManager = 403, GlobalManager = 201, OtherCompany = 400 },
        new("POST", "/keywords/test", "keywords/test", """{"text":"hi"}""") { Agent = 403, PropertyManager = 200, GlobalManager = 200, OtherCompany = 409 },
        new("GET", "/keywords/{id}", "keywords/{northKeyword}") { Agent = 403, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("GET", "/keywords/{id}", "keywords/{southKeyword}") { Agent = 403, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("PUT", "/keywords/{id}", "keywords/{northKeyword}", """{"word":"NEWER"}""") { Agent = 403, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("PUT", "/keywords/{id}", "keywords/{northKeyword}", """{"propertyId":"{south}"}""") { Agent = 403, PropertyManager = 403, GlobalManager = 200, OtherCompany = 404 },
        new("PUT", "/keywords/{id}", "keywords/{southKeyword}", """{"word":"NEWER"}""") { Agent = 403, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("DELETE", "/keywords/{id}", "keywords/{northKeyword}") { Agent = 403, PropertyManager = 204, GlobalManager = 204, OtherCompany = 404 },
        new("DELETE", "/keywords/{id}", "keywords/{southKeyword}") { Agent = 403, PropertyManager = 404, GlobalManager = 204, OtherCompany = 404 },

        // Reports: managers; what they count is theirs.
        new("GET", "/reports/overview", "reports/overview") { Agent = 403, PropertyManager = 200, GlobalManager = 200, OtherCompany = 200 },
        new("GET", "/reports/overview", "reports/overview?from=2&to=1") { Agent = 403, PropertyManager = 400, GlobalManager = 400, OtherCompany = 400 },
        .. ((string[])["hours", "properties", "agents", "templates", "delivery"]).Select(table => new RouteRow("GET", $"/reports/{table}", $"reports/{table}?format=csv")
            { Agent = 403, PropertyManager = 200, GlobalManager = 200, OtherCompany = 200 }),

        // Business hours: everybody reads those of the own properties, their managers set them.
        new("GET", "/business-hours", "business-hours") { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 200 },
        new("GET", "/business-hours/{propertyId}", "business-hours/{north}") { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("GET", "/business-hours/{propertyId}", "business-hours/{south}") { Agent = 404, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("PUT", "/business-hours/{propertyId}", "business-hours/{north}", """{"week":[]}""")
            { Agent = 403, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("PUT", "/business-hours/{propertyId}", "business-hours/{south}", """{"week":[]}""")
            { Agent = 403, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },

        // Sender addresses: managers see them; a global manager runs them.
        new("GET", "/sender-addresses", "sender-addresses") { Agent = 403, PropertyManager = 200, GlobalManager = 200, OtherCompany = 200 },
        new("POST", "/sender-addresses", "sender-addresses", """{"address":"+12025559999","gateway":"SIMULATOR"}""")
            { Agent = 403, PropertyManager = 403, GlobalManager = 201, OtherCompany = 201 },
        new("GET", "/sender-addresses/{id}", "sender-addresses/{northAddress}") { Agent = 403, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("GET", "/sender-addresses/{id}", "sender-addresses/{southAddress}") { Agent = 403, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("PUT", "/sender-addresses/{id}", "sender-addresses/{northAddress}", """{"propertyId":"{south}"}""") { Agent = 403, PropertyManager = 403, GlobalManager = 200, OtherCompany = 404 },
        new("DELETE", "/sender-addresses/{id}", "sender-addresses/{northAddress}")
            { Agent = 403, PropertyManager = 403, GlobalManager = 204, OtherCompany = 404 },

        // Templates: everybody reads what may be used; global ones are a global manager's, local ones the managers' of their property.
        new("GET", "/templates", "templates") { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 200 },
        new("POST", "/templates", "templates", """{"name":"T","text":"hi"}""") { Agent = 403, PropertyManager = 403, GlobalManager = 201, OtherCompany = 201 },
        new("POST", "/templates", "templates", """{"name":"T","text":"hi","propertyId":"{north}"}""")
            { Agent = 403, PropertyManager = 201, GlobalManager = 201, OtherCompany = 400 },
        new("POST", "/templates", "templates", """{"name":"T","text":"hi","propertyId":"{south}"}""")
            { Agent = 403, PropertyManager = 403, GlobalManager = 201, OtherCompany = 400 },
        new("POST", "/templates/preview", "templates/preview", """{"text":"hi","propertyId":"{south}"}""")
            { Agent = 400, PropertyManager = 400, GlobalManager = 200, OtherCompany = 400 },
        new("POST", "/templates/preview", "templates/preview", """{"text":"hi"}""") { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 200 },
        new("GET", "/templates/{id}", "templates/{template}") { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("GET", "/templates/{id}", "templates/{northTemplate}") { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("GET", "/templates/{id}", "templates/{southTemplate}") { Agent = 404, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("PUT", "/templates/{id}", "templates/{template}", """{"name":"N"}""") { Agent = 403, PropertyManager = 403, GlobalManager = 200, OtherCompany = 404 },
        new("PUT", "/templates/{id}", "templates/{northTemplate}", """{"name":"N"}""") { Agent = 403, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("PUT", "/templates/{id}", "templates/{northTemplate}", """{"propertyId":""}""") { Agent = 403, PropertyManager = 403, GlobalManager = 200, OtherCompany = 404 },
        new("PUT", "/templates/{id}", "templates/{southTemplate}", """{"name":"N"}""") { Agent = 403, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("DELETE", "/templates/{id}", "templates/{template}") { Agent = 403, PropertyManager = 403, GlobalManager = 204, OtherCompany = 404 },
        new("DELETE", "/templates/{id}", "templates/{northTemplate}") { Agent = 403, PropertyManager = 204, GlobalManager = 204, OtherCompany = 404 },
        new("DELETE", "/templates/{id}", "templates/{southTemplate}") { Agent = 403, PropertyManager = 404, GlobalManager = 204, OtherCompany = 404 },

        // Chats and messages: whoever sees the chat; what is not seen is not there.
        new("POST", "/chats", "chats", """{"to":"+12025550199","propertyId":"{north}","senderAddress":"{number}","text":"hi"}""")
            { Agent = 202, PropertyManager = 202, GlobalManager = 202, OtherCompany = 400 },
        new("POST", "/chats", "chats", """{"to":"+12025550199","propertyId":"{south}","senderAddress":"{number}","text":"hi"}""")
            { Agent = 400, PropertyManager = 400, GlobalManager = 202, OtherCompany = 400 },
        new("GET", "/chats/{chatId}/messages", "chats/{northChat}/messages") { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("GET", "/chats/{chatId}/messages", "chats/{southChat}/messages") { Agent = 404, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("POST", "/chats/{chatId}/messages", "chats/{northChat}/messages", """{"text":"hi"}""") { Agent = 202, PropertyManager = 202, GlobalManager = 202, OtherCompany = 404 },
        new("POST", "/chats/{chatId}/messages", "chats/{southChat}/messages", """{"text":"hi"}""") { Agent = 404, PropertyManager = 404, GlobalManager = 202, OtherCompany = 404 },

        new("GET", "/chats", "chats") { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 200 },
        new("GET", "/chats/{chatId}", "chats/{northChat}") { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("GET", "/chats/{chatId}", "chats/{southChat}") { Agent = 404, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("POST", "/chats/{chatId}/assignment", "chats/{northChat}/assignment")
            { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("POST", "/chats/{chatId}/assignment", "chats/{southChat}/assignment")
            { Agent = 404, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("DELETE", "/chats/{chatId}/assignment", "chats/{northChat}/assignment")
            { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("DELETE", "/chats/{chatId}/assignment", "chats/{southChat}/assignment")
            { Agent = 404, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("POST", "/chats/{chatId}/transfer", "chats/{northChat}/transfer", """{"propertyId":"{south}"}""") { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("POST", "/chats/{chatId}/transfer", "chats/{southChat}/transfer", """{"propertyId":"{south}"}""") { Agent = 404, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("POST", "/chats/{chatId}/end", "chats/{northChat}/end") { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("POST", "/chats/{chatId}/end", "chats/{southChat}/end") { Agent = 404, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("POST", "/chats/{chatId}/read", "chats/{northChat}/read", """{"number":1}""") { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("POST", "/chats/{chatId}/read", "chats/{southChat}/read", """{"number":1}""") { Agent = 404, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("GET", "/chats/{chatId}/reply", "chats/{northChat}/reply") { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("GET", "/chats/{chatId}/reply", "chats/{southChat}/reply") { Agent = 404, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("PUT", "/chats/{chatId}/reply", "chats/{northChat}/reply") { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("PUT", "/chats/{chatId}/reply", "chats/{southChat}/reply") { Agent = 404, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("DELETE", "/chats/{chatId}/reply", "chats/{northChat}/reply") { Agent = 204, PropertyManager = 204, GlobalManager = 204, OtherCompany = 404 },
        new("DELETE", "/chats/{chatId}/reply", "chats/{southChat}/reply") { Agent = 404, PropertyManager = 404, GlobalManager = 204, OtherCompany = 404 },
        new("GET", "/chats/{chatId}/notes", "chats/{northChat}/notes") { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("GET", "/chats/{chatId}/notes", "chats/{southChat}/notes") { Agent = 404, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("POST", "/chats/{chatId}/notes", "chats/{northChat}/notes", """{"text":"look"}""") { Agent = 201, PropertyManager = 201, GlobalManager = 201, OtherCompany = 404 },
        new("POST", "/chats/{chatId}/notes", "chats/{southChat}/notes", """{"text":"look"}""") { Agent = 404, PropertyManager = 404, GlobalManager = 201, OtherCompany = 404 },
        new("PUT", "/chats/{chatId}/tags/{tag}", "chats/{northChat}/tags/vip") { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("PUT", "/chats/{chatId}/tags/{tag}", "chats/{southChat}/tags/vip") { Agent = 404, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("DELETE", "/chats/{chatId}/tags/{tag}", "chats/{northChat}/tags/vip")
            { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("DELETE", "/chats/{chatId}/tags/{tag}", "chats/{southChat}/tags/vip")
            { Agent = 404, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("DELETE", "/chats/{chatId}/messages/{messageId}", "chats/{northChat}/messages/{northMessage}")
            { Agent = 403, PropertyManager = 204, GlobalManager = 204, OtherCompany = 404 },
        new("DELETE", "/chats/{chatId}/messages/{messageId}", "chats/{southChat}/messages/{southMessage}")
            { Agent = 403, PropertyManager = 404, GlobalManager = 204, OtherCompany = 404 },
        new("POST", "/chats/{chatId}/messages/{messageId}/resend", "chats/{northChat}/messages/{northMessage}/resend")
            { Agent = 409, PropertyManager = 409, GlobalManager = 409, OtherCompany = 404 },
        new("POST", "/chats/{chatId}/messages/{messageId}/resend", "chats/{southChat}/messages/{southMessage}/resend")
            { Agent = 404, PropertyManager = 404, GlobalManager = 409, OtherCompany = 404 },

        // Media: the uploader, then whoever sees a chat that shows them.
        new("POST", "/media", "media", "any plain text") { Agent = 201, PropertyManager = 201, GlobalManager = 201, OtherCompany = 201 },
        new("GET", "/media/{mediaId}", "media/{myMedia}") { Agent = 200, PropertyManager = 404, GlobalManager = 404, OtherCompany = 404 },
        new("GET", "/media/{mediaId}", "media/{northMedia}") { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("GET", "/media/{mediaId}", "media/{southMedia}") { Agent = 404, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },

        // Contacts: whoever sees a chat with them.
        new("GET", "/contacts", "contacts") { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 200 },
        new("POST", "/contacts", "contacts", """{"address":"+12025550177"}""") { Agent = 403, PropertyManager = 403, GlobalManager = 201, OtherCompany = 201 },
        new("GET", "/contacts/{contactId}", "contacts/{northContact}") { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("GET", "/contacts/{contactId}", "contacts/{southContact}") { Agent = 404, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("PUT", "/contacts/{contactId}", "contacts/{northContact}", """{"firstName":"Ada"}""")
            { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("PUT", "/contacts/{contactId}", "contacts/{southContact}", """{"firstName":"Ada"}""")
            { Agent = 404, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },

        new("GET", "/contacts/{contactId}/notes", "contacts/{northContact}/notes")
            { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("GET", "/contacts/{contactId}/notes", "contacts/{southContact}/notes")
            { Agent = 404, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("POST", "/contacts/{contactId}/notes", "contacts/{northContact}/notes", """{"text":"hi"}""")
            { Agent = 201, PropertyManager = 201, GlobalManager = 201, OtherCompany = 404 },
        new("POST", "/contacts/{contactId}/notes", "contacts/{southContact}/notes", """{"text":"hi"}""")
            { Agent = 404, PropertyManager = 404, GlobalManager = 201, OtherCompany = 404 },
        new("DELETE", "/contacts/{contactId}/notes/{noteId}", "contacts/{northContact}/notes/{northNote}")
            { Agent = 403, PropertyManager = 204, GlobalManager = 204, OtherCompany = 404 },
        new("DELETE", "/contacts/{contactId}/notes/{noteId}", "contacts/{southContact}/notes/{southNote}")
            { Agent = 404, PropertyManager = 404, GlobalManager = 204, OtherCompany = 404 },

        // Consent: whoever sees the contact takes it down; settings and block lists are the global managers'.
        new("DELETE", "/contacts/{contactId}", "contacts/{northContact}") { Agent = 403, PropertyManager = 403, GlobalManager = 204, OtherCompany = 404 },
        new("DELETE", "/contacts/{contactId}", "contacts/{southContact}") { Agent = 403, PropertyManager = 403, GlobalManager = 204, OtherCompany = 404 },
        new("POST", "/contacts/{contactId}/merge", "contacts/{northContact}/merge", """{"contact":"{southContact}"}""")
            { Agent = 403, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("GET", "/contacts/{contactId}/consent", "contacts/{northContact}/consent")
            { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("GET", "/contacts/{contactId}/consent", "contacts/{southContact}/consent")
            { Agent = 404, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("GET", "/contacts/{contactId}/consent/export", "contacts/{northContact}/consent/export")
            { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("GET", "/contacts/{contactId}/consent/export", "contacts/{southContact}/consent/export")
            { Agent = 404, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("GET", "/contacts/export", "contacts/export") { Agent = 403, PropertyManager = 200, GlobalManager = 200, OtherCompany = 200 },
        new("POST", "/contacts/imports", "contacts/imports") { Agent = 403, PropertyManager = 403, GlobalManager = 415, OtherCompany = 415 },
        new("GET", "/contacts/imports", "contacts/imports") { Agent = 403, PropertyManager = 403, GlobalManager = 200, OtherCompany = 200 },
        new("GET", "/contacts/imports/{importId}", "contacts/imports/000000000000000000000000") { Agent = 403, PropertyManager = 403, GlobalManager = 404, OtherCompany = 404 },
        new("GET", "/contacts/imports/{importId}/errors", "contacts/imports/000000000000000000000000/errors")
            { Agent = 403, PropertyManager = 403, GlobalManager = 404, OtherCompany = 404 },
        new("GET", "/contacts/consent/export", "contacts/consent/export") { Agent = 403, PropertyManager = 403, GlobalManager = 200, OtherCompany = 200 },
        new("POST", "/contacts/{contactId}/opt-out", "contacts/{northContact}/opt-out")
            { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("POST", "/contacts/{contactId}/opt-out", "contacts/{southContact}/opt-out")
            { Agent = 404, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("POST", "/contacts/{contactId}/opt-in", "contacts/{northContact}/opt-in", """{"note":"on the phone"}""")
            { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 404 },
        new("POST", "/contacts/{contactId}/opt-in", "contacts/{southContact}/opt-in", """{"note":"on the phone"}""")
            { Agent = 404, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("POST", "/contacts/block-list", "contacts/block-list", "{}") { Agent = 403, PropertyManager = 403, GlobalManager = 200, OtherCompany = 200 },
        new("GET", "/consent-settings", "consent-settings") { Agent = 403, PropertyManager = 403, GlobalManager = 200, OtherCompany = 200 },
        new("PUT", "/consent-settings", "consent-settings", """{"brand":"Acme"}""") { Agent = 403, PropertyManager = 403, GlobalManager = 200, OtherCompany = 200 },

        // Integration sessions: a global manager registers anybody, others themselves; used by creator, user and global manager.
        new("POST", "/integration", "integration", """{"user":"ana@{company}"}""") { Agent = 200, PropertyManager = 403, GlobalManager = 200, OtherCompany = 401 },
        new("POST", "/integration", "integration", """{"user":"manager@{company}"}""") { Agent = 403, PropertyManager = 403, GlobalManager = 200, OtherCompany = 401 },
        new("GET", "/integration", "integration") { Agent = 200, PropertyManager = 200, GlobalManager = 200, OtherCompany = 200 },
        new("GET", "/integration/{id}", "integration/{mySession}") { Agent = 200, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("GET", "/integration/{id}", "integration/{managersSession}") { Agent = 404, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("DELETE", "/integration/{id}", "integration/{mySession}") { Agent = 204, PropertyManager = 404, GlobalManager = 204, OtherCompany = 404 },
        new("DELETE", "/integration/{id}", "integration/{managersSession}") { Agent = 404, PropertyManager = 404, GlobalManager = 204, OtherCompany = 404 },
        new("GET", "/integration/{id}/events", "integration/{mySession}/events")
            { Agent = 200, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("GET", "/integration/{id}/events", "integration/{managersSession}/events")
            { Agent = 404, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("POST", "/integration/{id}/acknowledgement", "integration/{mySession}/acknowledgement", """{"sequence":0}""")
            { Agent = 204, PropertyManager = 404, GlobalManager = 204, OtherCompany = 404 },
        new("GET", "/integration/{id}/parked", "integration/{mySession}/parked")
            { Agent = 200, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },

        // Control of a session's callbacks: global managers; nothing is called in this company, and nothing has been sent.
        new("GET", "/integration/{id}/explanation", "integration/{mySession}/explanation")
            { Agent = 200, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("POST", "/integration/{id}/pause", "integration/{mySession}/pause") { Agent = 403, PropertyManager = 403, GlobalManager = 200, OtherCompany = 404 },
        new("POST", "/integration/{id}/resume", "integration/{mySession}/resume")
            { Agent = 403, PropertyManager = 403, GlobalManager = 200, OtherCompany = 404 },
        new("POST", "/integration/{id}/retry", "integration/{mySession}/retry") { Agent = 403, PropertyManager = 403, GlobalManager = 409, OtherCompany = 404 },
        new("POST", "/integration/{id}/rewind", "integration/{mySession}/rewind", """{"sequence":9}""")
            { Agent = 403, PropertyManager = 403, GlobalManager = 400, OtherCompany = 404 },
        new("POST", "/integration/{id}/replay", "integration/{mySession}/replay", """{"fromSequence":1}""")
            { Agent = 403, PropertyManager = 403, GlobalManager = 409, OtherCompany = 404 },
        new("GET", "/integration/{id}/replays", "integration/{mySession}/replays")
            { Agent = 200, PropertyManager = 404, GlobalManager = 200, OtherCompany = 404 },
        new("DELETE", "/integration/{id}/replays/{replayId}", "integration/{mySession}/replays/{mySession}")
            { Agent = 403, PropertyManager = 403, GlobalManager = 404, OtherCompany = 404 },
        new("POST", "/integration/{id}/parked/{sequence}/redeliver", "integration/{mySession}/parked/1/redeliver")
            { Agent = 403, PropertyManager = 403, GlobalManager = 404, OtherCompany = 404 },
        new("DELETE", "/integration/{id}/parked/{sequence}", "integration/{mySession}/parked/1")
            { Agent = 403, PropertyManager = 403, GlobalManager = 404, OtherCompany = 404 },
        new("POST", "/deliveries/{id}/redeliver", "deliveries/{mySession}/redeliver")
            { Agent = 403, PropertyManager = 403, GlobalManager = 404, OtherCompany = 404 },

        // The Chat API configuration, its deliveries and the simulator: global managers.
        new("GET", "/chat-api-config", "chat-api-config") { Agent = 403, PropertyManager = 403, GlobalManager = 200, OtherCompany = 200 },
        new("PUT", "/chat-api-config", "chat-api-config", """{"enabled":true}""") { Agent = 403, PropertyManager = 403, GlobalManager = 200, OtherCompany = 200 },
        new("POST", "/chat-api-config/secret", "chat-api-config/secret") { Agent = 403, PropertyManager = 403, GlobalManager = 200, OtherCompany = 200 },
        new("POST", "/chat-api-config/test", "chat-api-config/test") { Agent = 403, PropertyManager = 403, GlobalManager = 409, OtherCompany = 409 },
        new("GET", "/deliveries", "deliveries") { Agent = 403, PropertyManager = 403, GlobalManager = 200, OtherCompany = 200 },
        new("GET", "/deliveries/{id}", "deliveries/{mySession}") { Agent = 403, PropertyManager = 403, GlobalManager = 404, OtherCompany = 404 },
        new("POST", "/simulator/messages", "simulator/messages", """{"from":"+12025550142","to":"{number}","text":"hello"}""")
            { Agent = 403, PropertyManager = 403, GlobalManager = 202, OtherCompany = 400 },
    ];
}
