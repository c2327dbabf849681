using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Users;

/// <summary>The seam for what must follow in the same transaction when a user has been changed; chats and sessions, which stand above users, fill it.</summary>
internal interface IAfterUserChange
{
    /// <summary>Runs after the user was saved or deleted.</summary>
    /// <param name="scope">The transaction of the change.</param>
    /// <param name="caller">Who changed the user.</param>
    /// <param name="before">The user as it stood.</param>
    /// <param name="after">The user as it stands then; disabled and without properties where it was deleted.</param>
    Task RunAsync(WriteScope scope, Caller caller, User before, User after);
}
