using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using TwoWayChat.Hosting;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Commands;

/// <summary><c>appsettings.json</c> is the documentation of the settings: all of them, with the defaults of the classes.</summary>
public class AppSettingsTests
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "appsettings.json");

    public static TheoryData<string> Sections => [.. OptionTypes().Keys];

    [Theory, MemberData(nameof(Sections))]
    public void Settings_OfASection_AreNamedWithTheirDefaults(string section)
    {
        var type = OptionTypes()[section];
        var settings = new ConfigurationBuilder().AddJsonFile(File).Build().GetSection(section);

        var bound = Activator.CreateInstance(type)!;
        settings.Bind(bound);

        JsonSerializer.Serialize(bound, type).ShouldBe(JsonSerializer.Serialize(Activator.CreateInstance(type), type));
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name).Except(Members(section)).ShouldBeEmpty();
    }

    [Fact]
    public void Settings_ThatAreNamed_BelongToAClass() =>
        new ConfigurationBuilder().AddJsonFile(File).Build().AsEnumerable().Select(setting => setting.Key)
            .Where(key => !key.StartsWith("Logging", StringComparison.Ordinal) && !OptionTypes().Keys.Any(section => Names(section, key)))
            .ShouldBeEmpty();

    /// <summary>A request has one line; a framework that says more at every step drowns it.</summary>
    [Theory]
    [InlineData("Npgsql.Command", false)]
    [InlineData("Microsoft.AspNetCore.Hosting.Diagnostics", false)]
    [InlineData("TwoWayChat.Security.BasicAuthentication", false)]
    [InlineData("TwoWayChat.Hosting.RequestLog", true)]
    public void Log_WithoutSettingsOfOnesOwn_HasOneLineForARequest(string category, bool isTold)
    {
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(new CapturedLog()).AddConfiguration(
            new ConfigurationBuilder().AddJsonFile(File).Build().GetSection("Logging")));

        loggers.CreateLogger(category).IsEnabled(LogLevel.Information).ShouldBe(isTold);
    }

    private static bool Names(string section, string key) => section == key
        || section.StartsWith($"{key}:", StringComparison.Ordinal)
        || OptionTypes()[section].GetProperties().Any(property => key == $"{section}:{property.Name}");

    private static Dictionary<string, Type> OptionTypes() => typeof(ServerOptions).Assembly.GetTypes()
        .Select(type => (Type: type, Section: type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string))
        .Where(found => found.Section is not null)
        .ToDictionary(found => found.Section!, found => found.Type);

    private static List<string> Members(string section)
    {
        using var document = JsonDocument.Parse(
            System.IO.File.ReadAllText(File), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        var element = section.Split(':').Aggregate(document.RootElement, (outer, name) => outer.GetProperty(name));
        return [.. element.EnumerateObject().Select(member => member.Name)];
    }
}
