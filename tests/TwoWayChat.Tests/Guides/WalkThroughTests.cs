using System.Diagnostics;
using System.Text.Json.Nodes;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Guides;

/// <summary>The guide to the API is what a reader types, and gets.</summary>
public class WalkThroughTests
{
    [Theory, OnBothDatabases]
    public async Task Commands_OfTheWalkThrough_AnswerAsShown(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var company = await DemoCompanyAsync(server);
        var variables = Variables(server, company);
        var shown = new ShownAnswer();

        foreach (var step in Guide.Read("docs", "api", "walk-through.md"))
        {
            var output = await RunAsync(step.Command.Replace("acme", company.Name, StringComparison.Ordinal), variables);
            var expected = step.Answer.Replace("acme", company.Name, StringComparison.Ordinal);
            if (!step.IsJson)
            {
                output.Trim().ShouldBe(expected, $"line {step.Line}");
                continue;
            }

            output.ShouldStartWith("{", customMessage: $"line {step.Line}");
            var answer = JsonNode.Parse(output)!;
            shown.Compare(JsonNode.Parse(expected), answer).ShouldBeEmpty($"line {step.Line}: {output}");
            foreach (var (variable, place) in step.Keeps)
            {
                variables[variable] = At(answer, place);
            }
        }
    }

    /// <summary>What the demo makes, as far as the guide speaks of it.</summary>
    private static async Task<TestCompany> DemoCompanyAsync(TestServer server)
    {
        var company = await server.Seed.CreateCompanyAsync();
        var reception = await server.Seed.AddPropertyAsync(company, "Reception");
        var billing = await server.Seed.AddPropertyAsync(company, "Billing");
        await server.Seed.AddKeywordAsync(billing, "BILLING");
        await server.Seed.AddSenderAddressAsync(company, "+12025550100");
        var manager = await server.Seed.AddUserAsync(company, Role.GlobalManager, "manager");
        var ana = await server.Seed.AddUserAsync(company, Role.Agent, "ana", reception, billing);
        using var client = server.As(manager);
        await client.DoAsync("PUT", $"users/{ana.Id}", new { displayName = "Ana Agent" });
        return company;
    }

    private static Dictionary<string, string> Variables(TestServer server, TestCompany company) => new()
    {
        ["API"] = new Uri(server.Address, ApiPaths.Base).ToString(),
        ["MANAGER"] = $"manager@{company.Name}:{TestSeed.Password}",
        ["ANA"] = $"ana@{company.Name}:{TestSeed.Password}",
    };

    private static async Task<string> RunAsync(string command, IReadOnlyDictionary<string, string> variables)
    {
        var start = new ProcessStartInfo("bash")
            { ArgumentList = { "-c", command }, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        start.Environment["NO_PROXY"] = "*";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, $"{command}\n{await errors}");
        return output;
    }

    /// <summary>The value at a place such as <c>items[2].sequence</c>.</summary>
    private static string At(JsonNode answer, string place) => place.Split('.', '[').Aggregate(
        answer, (node, part) => part.EndsWith(']') ? node[int.Parse(part[..^1])]! : node[part]!).ToString();
}
