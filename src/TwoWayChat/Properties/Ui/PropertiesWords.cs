namespace TwoWayChat.Properties.Ui;

/// <summary>Texts for values that rows keep as words of the API.</summary>
internal static class PropertiesWords
{
    /// <summary>The text of a kind of address or a gateway; one that has no text yet stands for itself.</summary>
    public static string Of(string value) => PropertiesText.ResourceManager.GetString(value, PropertiesText.Culture) ?? value;
}
