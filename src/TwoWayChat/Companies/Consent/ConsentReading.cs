namespace TwoWayChat.Companies.Consent;

/// <summary>What a text says about consent.</summary>
/// <param name="Word">The word that is all of the message; null where there is none.</param>
/// <param name="MayMeanOptOut">It is no such word but reads as if the customer wanted no more texts: for people to judge, never acted upon.</param>
internal readonly record struct ConsentReading(ConsentWord? Word, bool MayMeanOptOut);
