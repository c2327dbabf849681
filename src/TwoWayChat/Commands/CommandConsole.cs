namespace TwoWayChat.Commands;

/// <summary>Where a command reads and writes.</summary>
/// <param name="Output">Results.</param>
/// <param name="Error">One line per failure.</param>
/// <param name="Input">What a pipe feeds in.</param>
/// <param name="ReadHidden">Asks a person at a terminal, without echo; null where nobody sits there.</param>
internal sealed record CommandConsole(TextWriter Output, TextWriter Error, TextReader Input, Func<string, string>? ReadHidden)
{
    public static CommandConsole OfProcess() =>
        new(Console.Out, Console.Error, Console.In, Console.IsInputRedirected ? null : ReadFromTerminal);

    private static string ReadFromTerminal(string question)
    {
        Console.Error.Write(question);
        var text = new Stack<char>();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                text.TryPop(out _);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                text.Push(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return new string([.. text.Reverse()]);
    }
}
