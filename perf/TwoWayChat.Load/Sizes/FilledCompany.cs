using TwoWayChat.Events;
using TwoWayChat.Load.Seeding;
using TwoWayChat.Security;

namespace TwoWayChat.Load.Sizes;

/// <summary>A company that has been filled, and whom to ask as.</summary>
/// <param name="Company">The company.</param>
/// <param name="Properties">Its properties, in the order of their sender addresses.</param>
/// <param name="Chats">How many chats it has.</param>
/// <param name="Contacts">How many contacts: as many, or more, of which the later have no chat.</param>
/// <param name="Agent">Of one property.</param>
/// <param name="Manager">A property manager.</param>
/// <param name="GlobalManager">Sees all.</param>
internal sealed record FilledCompany(
    NamedRef Company, IReadOnlyList<LoadProperty> Properties, int Chats, int Contacts, Account Agent, Account Manager, Account GlobalManager);
