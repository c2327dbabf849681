using TwoWayChat.Chats;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Sms;
using TwoWayChat.Templates;

namespace TwoWayChat.Messages.Outbound;

/// <summary>Makes the text of a template one that may be sent into a chat.</summary>
internal sealed class FillTemplate(TemplateStore templates)
{
    /// <summary>
    /// The same text, with what its template becomes in <paramref name="chat"/> where it names one. Throws 400 (<c>templateId</c>) for one that may not
    /// be used there, and for one that becomes too long or nothing at all.
    /// </summary>
    public async Task<OutboundText> RunAsync(WriteScope scope, Chat chat, OutboundText text)
    {
        if (text.TemplateId is not { } templateId)
        {
            return text;
        }

        var template = await templates.FindAsync(scope, chat.CompanyId, templateId);
        if (template is null || (template.PropertyId is not null && template.PropertyId != chat.PropertyId))
        {
            throw ApiException.Invalid("templateId", "UNKNOWN_TEMPLATE", "must name a template that may be used in the chat's property");
        }

        var check = new Check();
        var filled = MessageText.Read(check, Fill(template, chat, text.Author), "templateId");
        check.Enforce();
        return text with { Text = filled, Origin = Origin.Template };
    }

    /// <summary>What a template becomes in a chat when <paramref name="author"/> sends it.</summary>
    public static string Fill(Template template, Chat chat, Account author) =>
        TemplateText.Of(template.Text).Render(Values(chat, author.Company.Name) with { AgentName = author.DisplayName });

    /// <summary>What is known in a chat, without an author.</summary>
    public static TemplateValues Values(Chat chat, string companyName) => new()
    {
        FirstName = chat.FirstName,
        LastName = chat.LastName,
        PropertyName = chat.PropertyName,
        CompanyName = companyName,
    };
}
