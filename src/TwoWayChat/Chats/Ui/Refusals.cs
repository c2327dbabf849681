using TwoWayChat.Data;
using TwoWayChat.Hosting;

namespace TwoWayChat.Chats.Ui;

/// <summary>Words a refusal for the reader.</summary>
internal static class Refusals
{
    /// <summary>Runs <paramref name="act"/>; null where it was done, else why not, in words.</summary>
    public static async Task<string?> OfAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (ApiException refused)
        {
            return Words(refused);
        }
        catch (StorageUnavailableException)
        {
            return ChatsText.Unavailable;
        }
    }

    /// <summary>What the first field says, since the message alone would only say that something is not valid.</summary>
    public static string Words(ApiException refused) => refused.Errors is [var error, ..] ? $"{refused.Message}: {error.Message}" : refused.Message;

    /// <summary>What the API says of a field, as a sentence: <c>must not be empty</c> is <c>Must not be empty.</c></summary>
    public static string Sentence(string message) => message.Length == 0 ? message : $"{char.ToUpperInvariant(message[0])}{message[1..]}.";
}
