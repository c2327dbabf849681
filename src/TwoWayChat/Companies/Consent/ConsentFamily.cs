namespace TwoWayChat.Companies.Consent;

/// <summary>What a customer says about consent by a word of its own.</summary>
internal enum ConsentFamily
{
    /// <summary>Write to me no more.</summary>
    OptOut,

    /// <summary>Who are you, and where do I get help.</summary>
    Help,

    /// <summary>Write to me again.</summary>
    OptIn,
}
