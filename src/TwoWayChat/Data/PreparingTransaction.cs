using System.Data;
using System.Data.Common;

namespace TwoWayChat.Data;

/// <summary>A transaction by prepared statements. It holds the right to write from its beginning.</summary>
internal sealed class PreparingTransaction : DbTransaction
{
    private readonly PreparingConnection connection;
    private bool ended;

    public PreparingTransaction(PreparingConnection connection)
    {
        this.connection = connection;
        connection.Run("begin immediate");
    }

    public override IsolationLevel IsolationLevel => IsolationLevel.Serializable;

    protected override DbConnection? DbConnection => connection;

    /// <summary>What could not be committed is still to be rolled back.</summary>
    public override void Commit()
    {
        connection.Run("commit");
        ended = true;
    }

    public override void Rollback()
    {
        ended = true;
        if (connection.IsInTransaction) // Otherwise SQLite has done it itself, for lack of space or the like.
        {
            connection.Run("rollback");
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !ended)
        {
            Rollback();
        }

        base.Dispose(disposing);
    }
}
