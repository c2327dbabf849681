namespace TwoWayChat.Companies.Consent;

/// <summary>How far an opt-out reaches.</summary>
internal enum ConsentScope
{
    /// <summary>All of the company's sender addresses.</summary>
    Company,

    /// <summary>The sender address that the customer wrote to.</summary>
    SenderAddress,
}
