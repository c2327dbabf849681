using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TwoWayChat.Tests.Architecture;

/// <summary>
/// Rows of <c>chat_tags</c> repeat property, status and last activity of their chat. Whatever statement changes one of these is run by a method that has the
/// tags follow: a new one cannot be forgotten. Rows of <c>contact_chats</c> repeat whose the chat is and where; the text that changes that changes both.
/// </summary>
public partial class ChatCopiesTests
{
    /// <summary>Where such statements stand.</summary>
    private static readonly string[] Known = ["src/TwoWayChat/Chats/ChatStore.cs", "src/TwoWayChat/Messages/AppendSql.cs"];

    [Fact]
    public void Statements_ThatChangeWhatTagsRepeat_StandWhereTheyAreKnown() => SourceTree.Product
        .Where(file => Updates().Matches(file.Root.ToFullString()).Any(update => Repeated().IsMatch(update.Groups["set"].Value)))
        .Select(file => file.RelativePath).ShouldBe(Known, ignoreOrder: true);

    [Fact]
    public void Methods_ThatRunSuchStatements_HaveTheTagsFollow()
    {
        var methods = from file in SourceTree.Product
                      let runs = file.RelativePath == Known[0] ? "ExecuteAsync(Save," : "AppendSql."
                      where file.RelativePath != Known[1]
                      from method in file.Root.DescendantNodes().OfType<MethodDeclarationSyntax>()
                      let text = method.ToString()
                      where text.Contains(runs, StringComparison.Ordinal)
                          || (file.RelativePath.EndsWith("OutboundStore.cs", StringComparison.Ordinal) && Appends().IsMatch(text))
                      select (At: file.At(method), Follows: text.Contains("TagStore.FollowAsync(", StringComparison.Ordinal));
        var all = methods.ToList();

        all.Where(method => !method.Follows).Select(method => method.At).ShouldBeEmpty();
        all.Count.ShouldBeGreaterThanOrEqualTo(4);
    }

    [Fact]
    public void Statements_ThatChangeWhatContactChatsRepeat_ChangeThatToo()
    {
        var texts = from file in SourceTree.Product
                    from Match text in Texts().Matches(file.Root.ToFullString())
                    where OfContacts().IsMatch(text.Groups["set"].Value)
                    select (file.RelativePath, Both: text.Value.Contains("update contact_chats", StringComparison.Ordinal));
        var all = texts.ToList();

        all.Where(text => !text.Both).ShouldBeEmpty();
        all.Count.ShouldBe(3);
    }

    [GeneratedRegex(@"update chats\s+set\s(?<set>.*?)\bwhere\b[^""]*", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Texts();

    [GeneratedRegex(@"(?<![\w.])(contact_id|contact_address|property_id|assigned_to|status)\s*=(?!=)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex OfContacts();

    [GeneratedRegex(@"update chats(\s+\w+)?\s+set\s(?<set>.*?)(?=\bwhere\b|\bfrom\b|"""")", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Updates();

    [GeneratedRegex(@"(?<![\w.])(property_id|status|last_activity_at)\s*=(?!=)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Repeated();

    [GeneratedRegex(@"\bappend(DespiteOptOut)?\b", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Appends();
}
